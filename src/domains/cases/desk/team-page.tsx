import { setAbsence } from "#identity";
import {
  Button,
  ButtonGroup,
  DateInput,
  errorOf,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Select,
  Table,
  TextInput,
} from "#kern";
import { DomainError } from "#platform/errors";
import { fill, localized } from "#platform/i18n";
import { postedDate, typedDate } from "#platform/http/posted-date";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { assignCase } from "../case-holder.ts";
import { listQueue } from "../list-cases.ts";
import { dateText, momentText } from "#platform/dates";
import { readTeamLoad } from "../team-load.ts";
import type { ActionError } from "./case-page.tsx";
import { messages } from "./messages.ts";

/** The lead's page: load, overdue, absence, and giving cases to others. */
export async function showTeam(request: PageRequest): Promise<Reply> {
  return teamPage(request, []);
}

export async function postAssign(request: PageRequest): Promise<Reply> {
  const text = messages(request.language);
  const reference = field(request.body, "reference").trim();
  const found =
    reference === ""
      ? undefined
      : (await listQueue(request.ctx, { search: reference })).rows.find((row) => row.reference === reference);
  if (!found)
    return teamPage(request, [
      { field: "reference", message: fill(text.case.required, { field: text.team.reference }) },
    ]);
  try {
    await assignCase(request.ctx, { caseId: found.id, staffId: field(request.body, "to") || null });
  } catch (error) {
    if (!(error instanceof DomainError) || !error.details.text) throw error;
    const message = localized(error.details.text, request.language);
    return teamPage(request, [{ field: error.code === "invalid" ? "to" : "reference", message }]);
  }
  return { redirect: "/desk/team" };
}

export async function postAbsence(request: PageRequest): Promise<Reply> {
  const text = messages(request.language);
  const [from, until] = ["from", "until"].map((name) => postedDate(request.body, name)?.toString());
  const errors: ActionError[] = [
    ...(from ? [] : [{ field: "from", message: fill(text.case.date, { field: text.team.from }) }]),
    ...(until && (!from || from <= until)
      ? []
      : [{ field: "until", message: fill(text.case.date, { field: text.team.until }) }]),
  ];
  if (errors.length > 0 || !from || !until) return teamPage(request, errors);
  await setAbsence(request.ctx, { staffId: field(request.body, "who"), from, until });
  return { redirect: "/desk/team" };
}

async function teamPage(request: PageRequest, errors: readonly ActionError[]): Promise<Reply> {
  const { language } = request;
  const text = messages(language).team;
  const load = await readTeamLoad(request.ctx, {});
  const people = load.flatMap(({ member }) =>
    member ? [{ value: member.id as string, label: member.name }] : [],
  );
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: text.title,
      section: "/desk/team",
      hasErrors: errors.length > 0,
      isWide: true,
      body: (
        <>
          <ErrorSummary errors={errors} />
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <Table
            caption={text.title}
            captionHidden
            rows={load}
            rowKey={(row) => row.member?.id ?? "nobody"}
            columns={[
              { header: text.who, rowHeader: true, cell: (row) => row.member?.name ?? text.nobody },
              { header: text.open, numeric: true, cell: (row) => row.open },
              { header: text.overdue, numeric: true, cell: (row) => row.overdue },
              { header: text.oldest, cell: (row) => (row.oldest ? momentText(row.oldest, language) : "–") },
              {
                header: text.absent,
                cell: (row) => (row.member?.absentUntil ? dateText(row.member.absentUntil, language) : "–"),
              },
            ]}
          />
          <Heading level={2}>{text.assign}</Heading>
          <Form action={request.href("/desk/team/zuweisen")} csrf={request.csrf}>
            <TextInput
              name="reference"
              label={text.reference}
              value={field(request.body, "reference")}
              error={errorOf(errors, "reference")}
              width="half"
            />
            <Select
              name="to"
              label={text.to}
              emptyLabel={text.nobody}
              value={field(request.body, "to")}
              error={errorOf(errors, "to")}
              options={people}
            />
            <ButtonGroup>
              <Button kind="secondary">{text.assignButton}</Button>
            </ButtonGroup>
          </Form>
          {people.length > 0 && (
            <>
              <Heading level={2}>{text.absence}</Heading>
              <Form action={request.href("/desk/team/abwesenheit")} csrf={request.csrf}>
                <Select
                  name="who"
                  label={text.who}
                  emptyLabel={null}
                  value={field(request.body, "who")}
                  options={people}
                />
                <DateInput
                  name="from"
                  label={text.from}
                  value={typedDate(request.body, "from")}
                  error={errorOf(errors, "from")}
                />
                <DateInput
                  name="until"
                  label={text.until}
                  value={typedDate(request.body, "until")}
                  error={errorOf(errors, "until")}
                />
                <ButtonGroup>
                  <Button kind="secondary">{text.absenceButton}</Button>
                </ButtonGroup>
              </Form>
            </>
          )}
        </>
      ),
    },
  };
}
