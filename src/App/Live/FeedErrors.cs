using Maru.Core;

namespace Maru.App.Live;

/// <summary>Why a feed can't be had, set up or pushed to.</summary>
public static class FeedErrors
{
    public static InputException NoFeed(string id) => new(
        new($"'{id}' 피드는 없습니다.", $"There is no feed '{id}'."), new("maru feeds list로 보세요.", "See maru feeds list."), id);

    public static InputException Id(string id) => new(
        new($"피드 이름이 \"{id}\"입니다.", $"The feed's id is \"{id}\"."), new("영문 소문자, 숫자, 붙임표로 60자까지 쓰세요. 보기: air-quality", "Use lower-case letters, digits and hyphens, 60 at most, as air-quality."), "id");

    public static InputException Taken(string id) => new(
        new($"'{id}' 피드가 이미 있습니다.", $"There is a feed '{id}' already."), new("다른 이름을 쓰거나 먼저 maru feeds remove로 지우세요.", "Use another id, or remove it first with maru feeds remove."), "id");

    public static InputException File(string path, string why) => new(
        new($"피드 설정을 읽을 수 없습니다: {why}", $"The feed's settings can't be read: {why}"), new("docs/howto/live-feeds.md의 보기대로 고치세요.", "Mend them as docs/howto/live-feeds.md shows."), path);

    public static InputException NotPushed(string id) => new(
        new($"'{id}' 피드는 밖에서 보내는 값을 받지 않습니다.", $"The feed '{id}' takes nothing that is pushed."), new("source를 push로 만든 피드에 보내세요.", "Push to a feed whose source is push."), id);

    public static InputException NotPusher(string id) => new(
        new($"이 키로는 '{id}' 피드에 보낼 수 없습니다.", $"This key may not push to the feed '{id}'."), new("담당자에게 maru feeds allow로 이 키를 올려 달라고 하세요.", "Ask whoever keeps the feed to allow the key with maru feeds allow."), id);

    public static InputException Body(string where, string found) => new(
        new($"읽을 수 없는 값입니다: {found}", $"This can't be read: {found}"),
        new("{\"readings\":[{\"station\":…,\"quantity\":…,\"at\":\"2026-11-24T09:00:00+09:00\",\"value\":12.3}]} 모양이나 SensorThings Observation으로 보내세요.", "Send {\"readings\":[{\"station\":…,\"quantity\":…,\"at\":\"2026-11-24T09:00:00+09:00\",\"value\":12.3}]}, or SensorThings Observations."), where);

    public static InputException TooMany(int most) => new(
        new($"한 번에 {most:N0}개까지 받습니다.", $"At most {most:N0} are taken at once."), new("나누어 보내세요.", "Send them in parts."), "readings");

    public static InputException NoSource(string source) => new(
        new($"'{source}'에서 받는 방법이 이 프로그램에 없습니다.", $"This program does not know how to ask '{source}'."), new("source를 api나 push로 쓰세요.", "Use api or push as source."), "source");

    public static InputException NoApi(string kind) => new(
        new($"'{kind}' 피드가 부를 오픈API가 정해지지 않았습니다.", $"No open API is named for the feed of kind '{kind}'."), new("--set api=이름으로 정하세요. maru list apis에 있습니다.", "Name one with --set api=ID; see maru list apis."), "api");
}
