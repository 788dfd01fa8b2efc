import { cityOf } from "#catalogue";
import { readPlate } from "#forms";
import {
  Alert,
  Button,
  ButtonGroup,
  DescriptionList,
  ErrorSummary,
  Form,
  Heading,
  Text,
  TextInput,
  type AlertTone,
} from "#kern";
import { fill } from "#platform/i18n";
import { field, type PageRequest, type Reply } from "#platform/http/route";
import { checkPlate, type PlateAnswer, type PlateState } from "./check-plate.ts";
import { dateText } from "#platform/dates";
import { messages } from "./messages.ts";

const TONES: Record<PlateState, AlertTone> = {
  valid: "success",
  expired: "warning",
  withdrawn: "danger",
  none: "danger",
};

/** The warden's check, for a phone in one hand: a plate, and a plain answer. */
export async function showCheck(request: PageRequest): Promise<Reply> {
  return checkPage(request, {});
}

/** Answers at once instead of redirecting: a plate does not belong into an address. */
export async function postCheck(request: PageRequest): Promise<Reply> {
  const typed = field(request.body, "plate").trim().slice(0, 20);
  const plate = readPlate(typed);
  if (!plate.ok) return checkPage(request, { typed, wrong: plate.code });
  return checkPage(request, {
    checked: { plate: plate.value, answer: await checkPlate(request.ctx, { plate: plate.value }) },
  });
}

interface Shown {
  readonly typed?: string;
  readonly wrong?: "plate-format" | "plate-ambiguous";
  readonly checked?: { readonly plate: string; readonly answer: PlateAnswer };
}

function checkPage(request: PageRequest, { typed, wrong, checked }: Shown): Reply {
  const text = messages(request.language).check;
  const example = `${cityOf(request.ctx).plateCodes[0] ?? "X"}-AB 123`;
  const error = wrong && fill(wrong === "plate-ambiguous" ? text.ambiguous : text.error, { example });
  return {
    status: error ? 422 : 200,
    page: {
      title: checked ? `${text.state[checked.answer.state]} – ${text.title}` : text.title,
      section: "/desk/kontrolle",
      hasErrors: error !== undefined,
      isPrivate: true,
      body: (
        <>
          {error && <ErrorSummary errors={[{ field: "plate", message: error }]} />}
          <Heading level={1}>{text.title}</Heading>
          {checked && <Answer request={request} plate={checked.plate} answer={checked.answer} />}
          <Form action={request.href("/desk/kontrolle")} csrf={request.csrf}>
            <TextInput
              name="plate"
              label={checked ? text.again : text.plate}
              hint={fill(text.hint, { example })}
              value={typed ?? ""}
              error={error}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              maxLength={20}
            />
            <ButtonGroup>
              <Button>{text.check}</Button>
            </ButtonGroup>
          </Form>
          <Text small muted>
            {text.logged}
          </Text>
        </>
      ),
    },
  };
}

function Answer(props: {
  readonly request: PageRequest;
  readonly plate: string;
  readonly answer: PlateAnswer;
}): preact.JSX.Element {
  const { request, plate, answer } = props;
  const { language, ctx } = request;
  const text = messages(language).check;
  return (
    <Alert tone={TONES[answer.state]} title={text.state[answer.state]} headingLevel={2} live="status">
      <DescriptionList
        rows={[
          { key: text.checked, value: plate },
          ...(answer.zone ? [{ key: text.zone, value: answer.zone }] : []),
          ...(answer.validUntil
            ? [{ key: text.validUntil, value: dateText(answer.validUntil, language) }]
            : []),
          { key: text.today, value: dateText(ctx.today(), language) },
        ]}
      />
    </Alert>
  );
}
