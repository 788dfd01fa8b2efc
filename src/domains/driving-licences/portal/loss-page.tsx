import {
  BackLink,
  Button,
  ButtonGroup,
  DateInput,
  errorOf,
  ErrorSummary,
  Form,
  Heading,
  Lead,
  Radios,
} from "#kern";
import { postedDate, typedDate } from "#platform/http/posted-date";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { reportFound, requestReplacement } from "../change-report.ts";
import { messages } from "../messages.ts";
import { reportLoss } from "../report-loss.ts";

const HOME = "/mein-fuehrerschein";

interface Wrong {
  readonly field: string;
  readonly message: string;
}

export async function showLoss(request: PageRequest): Promise<Reply> {
  return lossPage(request, []);
}

export async function postLoss(request: PageRequest): Promise<Reply> {
  const text = messages(request.language).loss;
  const kind = field(request.body, "kind");
  const missingSince = postedDate(request.body, "missingSince");
  const wrongDay = { field: "missingSince", message: text.dayWrong };
  const kindError =
    kind === "lost" || kind === "stolen" ? [] : [{ field: "kind", message: text.kindMissing }];
  if ((kind !== "lost" && kind !== "stolen") || missingSince === undefined)
    return lossPage(request, [...kindError, ...(missingSince === undefined ? [wrongDay] : [])]);
  const reported = await reportLoss(request.ctx, { kind, missingSince: missingSince.toString() });
  if (!reported.ok && reported.reason === "wrong-day") return lossPage(request, [wrongDay]);
  return { redirect: reported.ok || reported.reason === "no-licence" ? HOME : `${HOME}?hinweis=gemeldet` };
}

export async function postReplacement(request: PageRequest): Promise<Reply> {
  const changed = await requestReplacement(request.ctx, {});
  if (changed.ok) return { redirect: HOME };
  return { redirect: `${HOME}?hinweis=${changed.reason === "not-entitled" ? "nicht" : "geaendert"}` };
}

export async function postFound(request: PageRequest): Promise<Reply> {
  const changed = await reportFound(request.ctx, {});
  return { redirect: changed.ok ? HOME : `${HOME}?hinweis=geaendert` };
}

function lossPage(request: PageRequest, errors: readonly Wrong[]): Reply {
  const text = messages(request.language).loss;
  return {
    status: errors.length > 0 ? 422 : 200,
    page: {
      title: text.title,
      section: HOME,
      hasErrors: errors.length > 0,
      isPrivate: true,
      isForm: true,
      body: (
        <>
          <BackLink href={request.href(HOME)}>{messages(request.language).code.back}</BackLink>
          <ErrorSummary errors={errors} />
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <Form action={request.href(`${HOME}/verlust`)} csrf={request.csrf}>
            <Radios
              name="kind"
              label={text.kind}
              value={field(request.body, "kind")}
              error={errorOf(errors, "kind")}
              options={[
                { value: "lost", label: text.lost },
                { value: "stolen", label: text.stolen, hint: text.stolenHint },
              ]}
            />
            <DateInput
              name="missingSince"
              label={text.missingSince}
              hint={text.missingSinceHint}
              error={errorOf(errors, "missingSince")}
              value={typedDate(request.body, "missingSince")}
            />
            <ButtonGroup>
              <Button>{text.send}</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  };
}
