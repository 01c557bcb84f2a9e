using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Maru.Core;
using Microsoft.Data.Sqlite;

namespace Maru.App.Sql;

/// <summary>Why a database gives nothing. No message holds a connection string.</summary>
internal static class SqlErrors
{
    // sqlite.org/rescode.html: SQLITE_BUSY, SQLITE_LOCKED.
    private const int BusyCode = 5, LockedCode = 6;

    public static InputException NoConnection(string name) => new(
        new($"'{name}' 연결이 없습니다.", $"There is no connection '{name}'."),
        new($"데이터 폴더의 connections/{name}.yaml에 적으세요(docs/howto/database.md).", $"Describe it in connections/{name}.yaml of the data folder (docs/howto/database.md)."), "sql:" + name);

    public static InputException NotReadable(string name, long? line) => new(
        new($"connections/{name}.yaml을 읽을 수 없습니다{(line is null ? "" : string.Create(CultureInfo.InvariantCulture, $": {line}번째 줄"))}.",
            $"connections/{name}.yaml can't be read{(line is null ? "" : string.Create(CultureInfo.InvariantCulture, $": line {line}"))}."),
        new("kind는 sqlite나 postgres이고, sqlite면 file, postgres면 connection이 있어야 합니다. 다른 데이터베이스는 아직 읽지 못합니다.", "kind is sqlite or postgres; sqlite needs file, postgres needs connection. Other databases can't be read yet."), "sql:" + name);

    public static InputException NoTable(string name) => new(
        new("어느 표인지 없습니다.", "It says no table."),
        new("sql:연결/표 로 쓰세요(예: sql:permits/public.permit).", "Write sql:CONNECTION/TABLE."), "sql:" + name);

    public static InputException NeedsColumn(string name, string take, string setting) => new(
        new($"이 방식으로 받으려면 {(setting == "key" ? "키 컬럼" : "바뀐 때 컬럼")}이 있어야 합니다(take={take}, {setting}).", $"take={take} needs the setting {setting}."),
        new($"{(setting == "key" ? "키 컬럼" : "바뀐 때 컬럼")}을 고르거나 명령에서는 --set {setting}=컬럼으로 주세요.", $"Choose the column, or give it with --set {setting}=COLUMN."), name);

    public static InputException Failed(string name, Exception cause) => new(
        new($"데이터베이스가 거절했거나 닿지 않습니다: {cause.Message.Split('\n')[0]}", $"The database refused or can't be reached: {cause.Message.Split('\n')[0]}"),
        new("연결 정보, 권한, 표와 컬럼의 이름을 확인하세요.", "Check the connection, its rights, and the names of table and columns."), name, cause)
    { IsTransient = cause is DbException { IsTransient: true } or SqliteException { SqliteErrorCode: BusyCode or LockedCode } or SocketException or TimeoutException };

    public static InputException Busy(string name) => new(
        new("다른 작업이 같은 표를 모으고 있습니다.", "The same table is being collected elsewhere at this moment."),
        new("그 작업이 끝난 뒤 다시 하세요.", "Try again when that has ended."), name)
    { IsTransient = true };

    public static InputException Nothing(string name) => new(
        new("표에 행이 없습니다.", "The table has no rows."),
        new("표의 이름을 확인하세요. 있던 데이터는 그대로 둡니다.", "Check the table's name. What was there stays as it is."), name);

    public static InputException NoSuchColumn(string name, string column) => new(
        new($"'{column}' 컬럼이 없습니다.", $"There is no column '{column}'."),
        new("컬럼 이름을 확인하세요. 큰 글자와 작은 글자를 가립니다.", "Check the column's name; letters' case counts."), name);
}
