using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.Core;
using Maru.Web.Features.Import;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Jobs;

/// <summary>Takes the forms in which people declare and change jobs.</summary>
public sealed class JobForms(JobDesk desk, FormSlips slips)
{
    public Task<string> Add(IFormCollection form) => Task.FromResult(Save(form, JobAddress.New, null));

    public Task<string> Change(string id, IFormCollection form) => Task.FromResult(Save(form, JobAddress.Edit(id), id));

    public Task<string> Remove(string id)
    {
        desk.Remove(id);
        return Task.FromResult(JobAddress.List);
    }

    private string Save(IFormCollection form, string page, string? id)
    {
        var said = JobDeclaration.Of(CollectJob.Declared).Where(field => form.ContainsKey(field.Id))
            .ToDictionary(field => field.Id, field => string.Join('\n', form[field.Id].ToArray()), StringComparer.Ordinal);
        try
        {
            return JobAddress.Of((id is null
                ? desk.Add(JobDeclaration.Read(CollectJob.Declared, said) with { CreatedBy = ImportEndpoints.By })
                : desk.Change(id, before => JobDeclaration.Read(CollectJob.Declared, said, before))).Id);
        }
        catch (InputException problem)
        {
            return $"{page}?slip={slips.Leave(new(said, problem))}";
        }
    }
}
