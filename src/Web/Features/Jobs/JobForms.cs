using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Web.Features.Import;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Jobs;

/// <summary>Takes the forms in which people declare and change jobs.</summary>
public sealed class JobForms(JobDesk desk, FormSlips slips)
{
    public Task<string> Add(IFormCollection form) => Task.FromResult(Save(form, null));

    public Task<string> Change(string id, IFormCollection form) => Task.FromResult(Save(form, id));

    public Task<string> Remove(string id)
    {
        desk.Remove(id);
        return Task.FromResult(JobAddress.List);
    }

    private string Save(IFormCollection form, string? id)
    {
        var kind = KindOf(id is null ? form["kind"].ToString() : desk.Find(id).Job.Kind);
        var said = JobDeclaration.Of(kind).Where(field => form.ContainsKey(field.Id))
            .ToDictionary(field => field.Id, field => string.Join('\n', form[field.Id].ToArray()), StringComparer.Ordinal);
        try
        {
            return JobAddress.Of((id is null
                ? desk.Add(JobDeclaration.Read(kind, said) with { CreatedBy = ImportEndpoints.By })
                : desk.Change(id, before => JobDeclaration.Read(kind, said, before))).Id);
        }
        catch (InputException problem)
        {
            return $"{(id is null ? JobAddress.NewOf(kind.Id) + "&" : JobAddress.Edit(id) + "?")}slip={slips.Leave(new(said, problem))}";
        }
    }

    private Card KindOf(string id) => (desk.Kinds.FirstOrDefault(kind => kind.Card.Id == id) ?? desk.Kinds.First(kind => kind.Card.Id == CollectJob.Id)).Card;
}
