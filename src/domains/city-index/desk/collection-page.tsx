import { cityOf } from "#catalogue";
import {
  Badge,
  Button,
  ButtonGroup,
  DateInput,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  Lead,
  Link,
  Select,
  Table,
  TextInput,
} from "#kern";
import { dateText } from "#platform/dates";
import { fill, localized } from "#platform/i18n";
import { postedDate, typedDate } from "#platform/http/posted-date";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { openRound } from "../collection/open-round.ts";
import { parametersOf, type ParameterInfo } from "../collection/parameters.ts";
import { listRounds } from "../collection/read-round.ts";
import { isOfficer } from "../collection/task-access.ts";
import { latestFramework } from "../latest-framework.ts";
import { messages } from "./collection-messages.ts";
import type { PostError } from "./posted-number.ts";

/** The collection rounds; the officer begins a new one here. */
export async function showCollection(request: PageRequest): Promise<Reply> {
  return collectionPage(request, []);
}

export async function postRound(request: PageRequest): Promise<Reply> {
  const { errors: text } = messages(request.language);
  const edition = field(request.body, "edition").trim();
  const due = postedDate(request.body, "due");
  const errors: PostError[] = [
    ...(/^[\w -]{2,40}$/.test(edition) ? [] : [{ field: "edition", message: text.edition }]),
    ...(due && Temporal.PlainDate.compare(due, request.ctx.today()) >= 0
      ? []
      : [{ field: "due", message: text.due }]),
  ];
  if (errors.length > 0 || !due) return collectionPage(request, errors);
  const tasks = parametersOf(latestFramework()).map(({ key, category }) => {
    const office = field(request.body, `office-${category}`);
    return { parameter: key, ...(office === "" ? {} : { office }) };
  });
  const opened = await openRound(request.ctx, { edition, dueOn: due.toString(), tasks });
  if (opened.ok) return { redirect: `/desk/index/erhebung/${opened.roundId}` };
  const wrong = {
    "edition-has-one": { field: "edition", message: text.editionTaken },
    "unknown-office": { message: text.office },
    "due-in-the-past": { field: "due", message: text.due },
  }[opened.reason];
  return collectionPage(request, [wrong]);
}

async function collectionPage(request: PageRequest, errors: readonly PostError[]): Promise<Reply> {
  const { ctx, language } = request;
  const text = messages(language);
  const rounds = await listRounds(ctx, {});
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: text.title,
      section: "/desk/index/erhebung",
      hasErrors: errors.length > 0,
      body: (
        <>
          <ErrorSummary errors={errors} />
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <Table
            caption={text.rounds}
            rows={rounds}
            rowKey={(round) => round.id}
            empty={text.none}
            columns={[
              {
                header: text.edition,
                rowHeader: true,
                cell: (round) => (
                  <Link href={request.href(`/desk/index/erhebung/${round.id}`)}>{round.edition}</Link>
                ),
              },
              { header: text.due, cell: (round) => dateText(round.due_on, language) },
              {
                header: text.state,
                cell: (round) => (
                  <Badge tone={round.closed_at ? "info" : "success"}>
                    {round.closed_at ? text.closed : text.running}
                  </Badge>
                ),
              },
            ]}
          />
          {isOfficer(ctx) && <NewRound request={request} errors={errors} />}
        </>
      ),
    },
  };
}

function NewRound({ request, errors }: { request: PageRequest; errors: readonly PostError[] }) {
  const { ctx, language } = request;
  const text = messages(language);
  const offices = cityOf(ctx).offices.map(({ key, name }) => ({
    value: key,
    label: localized(name, language),
  }));
  return (
    <>
      <Heading level={2}>{text.open}</Heading>
      <Form action={request.href("/desk/index/erhebung")} csrf={request.csrf}>
        <TextInput
          name="edition"
          label={text.edition}
          hint={text.editionHint}
          value={field(request.body, "edition")}
          error={errorOf(errors, "edition")}
          width="short"
        />
        <DateInput
          name="due"
          label={text.due}
          value={typedDate(request.body, "due")}
          error={errorOf(errors, "due")}
        />
        {categoriesOf(parametersOf(latestFramework())).map(({ category, categoryTitle }) => (
          <Select
            key={category}
            name={`office-${category}`}
            label={fill(text.officeOf, { category: localized(categoryTitle, language) })}
            emptyLabel={text.later}
            value={field(request.body, `office-${category}`)}
            options={offices}
          />
        ))}
        <ButtonGroup>
          <Button>{text.begin}</Button>
        </ButtonGroup>
      </Form>
    </>
  );
}

function categoriesOf(parameters: readonly ParameterInfo[]): ParameterInfo[] {
  return [...new Map(parameters.map((each) => [each.category, each])).values()];
}
