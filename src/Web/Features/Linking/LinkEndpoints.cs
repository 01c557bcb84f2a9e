using System.Globalization;
using Maru.App.Import;
using Maru.App.Linking;
using Maru.Core;
using Maru.Web.Features.Import;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Linking;

/// <summary>What the forms of the linking pages send to. Each asks for local use and an antiforgery token, and answers with the next page.</summary>
public static class LinkEndpoints
{
    public static IEndpointRouteBuilder MapLinking(this IEndpointRouteBuilder routes)
    {
        // A page answers every method at its address, so what a form sends there must come first.
        var links = routes.MapGroup("").ExcludeFromDescription().WithOrder(-1);
        links.MapPost(LinkAddress.List, (HttpContext http, ImportForms forms, LinkDesk desk, ImportDesk notices) => forms.Answer(http, LinkAddress.New, (_, form) => Begin(desk, notices, form)));
        links.MapPost("/links/{id}/again", (string id, HttpContext http, ImportForms forms, LinkDesk desk, KeptLinks kept) => forms.Answer(http, LinkAddress.Of(id), async (_, _) =>
        {
            if (kept.Find(id) is { } link) await desk.Start(link.Declaration);
            return LinkAddress.Of(id);
        }));
        links.MapPost("/links/{id}/decide", (string id, HttpContext http, ImportForms forms, DecidePairs decide, KeptLinks kept) => forms.Answer(http, LinkAddress.Of(id), (_, form) =>
        {
            if (kept.Find(id) is { } link) decide.Run(link.Declaration with { Result = id }, LinkForm.Decisions(form), LinkForm.Who(form), form["why"].ToString().Trim(), http.RequestAborted);
            return Task.FromResult(LinkAddress.Of(id));
        }));
        return routes;
    }

    // What was filled in is shown again beside what is wrong with it.
    private static async Task<string> Begin(LinkDesk desk, ImportDesk notices, IFormCollection form)
    {
        try
        {
            var declaration = LinkForm.Declaration(form);
            await desk.Start(declaration);
            return desk.Problem(declaration.ResultId) is { } problem ? throw problem : LinkAddress.Of(declaration.ResultId);
        }
        catch (InputException problem)
        {
            return ImportAddress.Notice(LinkAddress.Filled(LinkForm.Filled(form)), notices.Leave(problem));
        }
    }
}

/// <summary>Reads the forms of the linking pages.</summary>
internal static class LinkForm
{
    /// <summary>Fields that can be compared at once.</summary>
    public const int MostFields = 6;

    /// <summary>What the pairs that were left open are, when a person says it of all of them at once.</summary>
    public const string Rest = "rest";

    private const int LongestText = 400;

    /// <summary>What a person filled in, within reason.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Filled(IFormCollection form) =>
        form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal) && field.Value.ToString().Length is > 0 and <= LongestText).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));

    /// <summary>A field's kind, its left column and its right column.</summary>
    public static (string Kind, string Left, string Right) Names(int field) => ($"kind-{field}", $"left-{field}", $"right-{field}");

    public static LinkDeclaration Declaration(IFormCollection form)
    {
        string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        var fields = Enumerable.Range(0, MostFields).Select(Names).Where(names => Text(names.Left) is not null && Text(names.Right) is not null)
            .Select(names => LinkField.Parse($"{Text(names.Left)}={Text(names.Right)}:{Text(names.Kind) ?? "text"}")).ToList();
        return new(Text("left") ?? "", Text("right") ?? "", fields)
        {
            LeftKey = Text("left-key"),
            RightKey = Text("right-key"),
            Through = Text("through") is { } through ? LinkCrosswalk.Parse(through) : null,
            Result = Text("result"),
            ManyToOne = Text("many") is not null,
            LinkFrom = Share("link-from", 0.95),
            ReviewFrom = Share("review-from", 0.5),
        };

        double Share(string name, double otherwise) => Text(name) is not { } text ? otherwise
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? share
            : throw new InputException(new($"확률이 ‘{text}’입니다.", $"The probability is '{text}'."), new("0과 1 사이의 수를 쓰세요.", "Write a number between 0 and 1."));
    }

    /// <summary>Pairs of a page that somebody decided on: <c>pair-0</c> is same or differ, its keys are <c>left-0</c> and <c>right-0</c>.</summary>
    public static IReadOnlyList<PairDecision> Decisions(IFormCollection form)
    {
        var pairs = new List<PairDecision>();
        foreach (var name in form.Keys.Where(key => key.StartsWith("pair-", StringComparison.Ordinal)))
        {
            var number = name["pair-".Length..];
            string left = form[$"left-{number}"].ToString().Trim(), right = form[$"right-{number}"].ToString().Trim(), decision = form[name].ToString();
            if (decision.Length == 0) decision = form[Rest].ToString();
            if (decision is not ("same" or "differ")) continue;
            if (left.Length is 0 or > LongestText || right.Length is 0 or > LongestText)
                throw new InputException(new("짝의 키가 비어 있습니다.", "A key of the pair is blank."), new("왼쪽 키와 오른쪽 키를 모두 적으세요.", "Write the left key and the right key."));
            pairs.Add(new(left, right, decision == "same"));
        }
        return pairs.Count > 0 ? pairs : throw new InputException(new("고른 판정이 없습니다.", "Nothing was decided."), new("‘같은 것’이나 ‘다른 것’을 고른 뒤 남기세요.", "Choose \"the same\" or \"not the same\" first."));
    }

    public static string Who(IFormCollection form) => ImportEndpoints.Who(form["by"]).Trim() is { Length: > 0 and <= LongestText } who ? who
        : throw new InputException(new("판정하는 사람이 비어 있습니다.", "Who decides is blank."), new("기록에 남을 이름을 적으세요.", "Write the name to keep on record."));
}
