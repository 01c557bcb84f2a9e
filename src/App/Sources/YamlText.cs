using System.Globalization;
using Maru.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Maru.App.Sources;

/// <summary>Reads YAML that people wrote. What could harm whoever reads it on is refused first: nesting that would fill the stack, and characters that steer a terminal or end a file's name.</summary>
internal static class YamlText
{
    /// <param name="mayHoldControls">For texts whose values are data, where such characters may stand.</param>
    /// <returns>The root; null when there is nothing in it.</returns>
    /// <exception cref="InputException">It is no YAML, is nested deeper than <paramref name="mostNested"/>, or holds control characters; the message says on which line.</exception>
    public static YamlNode? Read(string text, int mostNested, string where, bool mayHoldControls = false)
    {
        if (!mayHoldControls) RequireNoControls(text, where);
        try
        {
            RequireShallow(text, mostNested, where, mayHoldControls);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents.Count == 0 ? null : yaml.Documents[0].RootNode;
        }
        catch (YamlException e)
        {
            throw new InputException(
                new($"YAML을 읽지 못했습니다({e.Start.Line}번째 줄).", $"The YAML can't be read (line {e.Start.Line})."), new("들여쓰기와 쌍점을 확인하세요.", "Check indentation and colons."), where, e);
        }
    }

    // The reader of documents calls itself for every level, and a stack that is full ends the program; the reader of events does not.
    private static void RequireShallow(string text, int mostNested, string where, bool mayHoldControls)
    {
        var events = new Parser(new StringReader(text));
        int depth = 0;
        while (events.MoveNext())
        {
            depth += events.Current!.NestingIncrease;
            if (!mayHoldControls && events.Current is Scalar scalar && ControlIn(scalar.Value) is { } control) throw Control(control, scalar.Start.Line, where);
            // The stream and the document are a level each.
            if (depth - 2 <= mostNested) continue;
            throw new InputException(
                new($"{events.Current.Start.Line}번째 줄에서 {mostNested + 1}겹으로 겹쳐 있습니다. {mostNested}겹까지 읽습니다.", $"Line {events.Current.Start.Line} is nested {mostNested + 1} levels deep; {mostNested} are read."),
                new("목록과 항목을 겹치지 말고 나란히 쓰세요.", "Write lists and items side by side."), where);
        }
    }

    private static void RequireNoControls(string text, string where)
    {
        int line = 1;
        foreach (char letter in text)
            if (letter == '\n') line++;
            else if (IsRefused(letter)) throw Control(letter, line, where);
    }

    private static char? ControlIn(string text)
    {
        foreach (char letter in text)
            if (IsRefused(letter)) return letter;
        return null;
    }

    private static bool IsRefused(char letter) => char.IsControl(letter) && letter is not ('\t' or '\r' or '\n');

    private static InputException Control(char found, long line, string where)
    {
        var code = ((int)found).ToString("X4", CultureInfo.InvariantCulture);
        return new(
            new($"{line}번째 줄에 보이지 않는 제어 문자(U+{code})가 있습니다. 글자, 수, 줄 바꿈, 탭만 읽습니다.", $"Line {line} holds a control character (U+{code}); letters, numbers, line breaks and tabs are read."),
            new("그 줄을 지우고 손으로 다시 쓰세요.", "Delete the line and type it again."), where);
    }
}
