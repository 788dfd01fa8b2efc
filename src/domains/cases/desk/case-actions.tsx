import type { VNode } from "preact";
import { cityOf } from "#catalogue";
import {
  Accordion,
  Button,
  ButtonGroup,
  DateInput,
  errorOf,
  Form,
  Heading,
  Radios,
  Select,
  Text,
  TextArea,
} from "#kern";
import { fill, localized } from "#platform/i18n";
import { typedDate } from "#platform/http/posted-date";
import { field, type PageRequest } from "#platform/http/route";
import { messages as caseMessages } from "../messages.ts";
import { isAllowed } from "../process.ts";
import type { CaseView } from "../read-case.ts";
import type { ActionError } from "./case-page.tsx";
import { messages } from "./messages.ts";
import { ACCESS_KEYS } from "./shortcuts.tsx";

interface ActionProps {
  readonly request: PageRequest;
  readonly seen: CaseView;
  readonly errors: readonly ActionError[];
}

/** What can be done with the case as it stands; deciding first, the rest folded. */
export function CaseActions(props: ActionProps): VNode {
  const { request, seen } = props;
  const text = messages(request.language).case;
  const { row } = seen;
  const { state } = row;
  const hasError = (...names: readonly string[]): boolean =>
    props.errors.some((error) => error.field !== undefined && names.includes(error.field));
  const folded = [
    isAllowed("ask", state) && {
      title: text.ask,
      children: <Ask {...props} />,
      open: hasError("question"),
    },
    isAllowed("extend", state) && {
      title: isAllowed("suspend", state) ? text.suspend : text.extendButton,
      children: <Suspend {...props} />,
      open: hasError("until", "why"),
    },
    {
      title: isAllowed("wiedervorlage", state) ? text.note : text.noteText,
      children: <Note {...props} />,
      open: hasError("note", "on"),
    },
    isAllowed("hand-over", state) && {
      title: text.handOver,
      children: <HandOver {...props} />,
      open: hasError("team", "handOverReason"),
    },
  ].filter((item) => item !== false);
  return (
    <>
      {row.assignee_id === null && isAllowed("take", state) && (
        <Act {...props} path="uebernehmen">
          <Button kind="secondary" accessKey={ACCESS_KEYS.take}>
            {text.take}
          </Button>
        </Act>
      )}
      {isAllowed("decide", row.state) && <Decide {...props} />}
      {row.state === "awaiting-second-signature" && <SignSecond {...props} />}
      {isAllowed("resume", row.state) && (
        <Act {...props} path="fortsetzen">
          <Button kind="secondary">{text.resume}</Button>
        </Act>
      )}
      {row.state === "awaiting-payment" && (
        <Act {...props} path="bezahlt">
          <Button kind="secondary">{text.counter}</Button>
        </Act>
      )}
      {seen.payment?.state === "paid" && (
        <Act {...props} path="erstatten">
          <TextArea
            name="refundReason"
            label={text.why}
            rows={2}
            error={errorOf(props.errors, "refundReason")}
            value={typed(props, "refundReason")}
          />
          <Button kind="secondary">{text.refund}</Button>
        </Act>
      )}
      <Accordion items={folded} />
    </>
  );
}

function Act({
  request,
  seen,
  path,
  children,
}: ActionProps & { readonly path: string; readonly children: preact.ComponentChildren }): VNode {
  return (
    <Form action={request.href(`/desk/vorgaenge/${seen.row.id}/${path}`)} csrf={request.csrf}>
      {children}
    </Form>
  );
}

function Decide(props: ActionProps): VNode {
  const { request, seen } = props;
  const text = messages(request.language).case;
  const suggested = seen.checks.find((check) => check.result === "failed")?.refusal;
  return (
    <section class="sk-stack">
      <Heading level={2}>{text.decide}</Heading>
      <Act {...props} path="entscheiden">
        <Radios
          name="outcome"
          label={text.decision}
          value={typed(props, "outcome")}
          error={errorOf(props.errors, "outcome")}
          options={[
            { value: "granted", label: text.grant },
            { value: "refused", label: text.refuse },
          ]}
        />
        <Select
          name="refusal"
          label={text.ground}
          hint={text.groundHint}
          value={typed(props, "refusal") || suggested}
          error={errorOf(props.errors, "refusal")}
          options={seen.service.refusals.map((refusal) => ({
            value: refusal.key,
            label: `${localized(refusal.title, request.language)} (${refusal.norm})`,
          }))}
        />
        <TextArea
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          optional
          rows={3}
          value={typed(props, "reason")}
        />
        <ButtonGroup>
          <Button>{text.decideButton}</Button>
        </ButtonGroup>
      </Act>
    </section>
  );
}

function SignSecond(props: ActionProps): VNode {
  const { request, seen } = props;
  const { actor } = request.ctx;
  const isFirstSigner = actor.kind === "staff" && actor.staffId === seen.row.first_signer_id;
  const text = messages(request.language).case;
  const proposed = (seen.proposed as { outcome?: "granted" | "refused" } | undefined)?.outcome ?? "granted";
  return (
    <section class="sk-stack">
      <Heading level={2}>{text.second}</Heading>
      <Text>{fill(text.secondText, { outcome: caseMessages(request.language).outcome[proposed] })}</Text>
      {isFirstSigner ? <Text>{text.secondOwn}</Text> : <SigningForm {...props} />}
    </section>
  );
}

function SigningForm(props: ActionProps): VNode {
  const text = messages(props.request.language).case;
  return (
    <Act {...props} path="unterschreiben">
      <TextArea name="signReason" label={text.why} optional rows={2} />
      <ButtonGroup>
        <Button name="agrees" value="yes">
          {text.sign}
        </Button>
        <Button kind="secondary" name="agrees" value="no">
          {text.sendBack}
        </Button>
      </ButtonGroup>
    </Act>
  );
}

function Ask(props: ActionProps): VNode {
  const text = messages(props.request.language).case;
  return (
    <Act {...props} path="fragen">
      <TextArea
        name="question"
        label={text.question}
        rows={4}
        value={typed(props, "question")}
        error={errorOf(props.errors, "question")}
      />
      <Button kind="secondary">{text.askButton}</Button>
    </Act>
  );
}

function Suspend(props: ActionProps): VNode {
  const text = messages(props.request.language).case;
  return (
    <Act {...props} path="aussetzen">
      <DateInput
        name="until"
        label={text.until}
        value={typedDate(props.request.body, "until")}
        error={errorOf(props.errors, "until")}
      />
      <TextArea
        name="why"
        label={text.why}
        rows={2}
        value={typed(props, "why")}
        error={errorOf(props.errors, "why")}
      />
      <ButtonGroup>
        {isAllowed("suspend", props.seen.row.state) && (
          <Button kind="secondary" name="do" value="suspend">
            {text.suspendButton}
          </Button>
        )}
        <Button kind="secondary" name="do" value="extend">
          {text.extendButton}
        </Button>
      </ButtonGroup>
    </Act>
  );
}

function Note(props: ActionProps): VNode {
  const text = messages(props.request.language).case;
  return (
    <Act {...props} path="vermerken">
      <TextArea
        name="note"
        label={text.noteText}
        rows={3}
        value={typed(props, "note")}
        error={errorOf(props.errors, "note")}
      />
      {isAllowed("wiedervorlage", props.seen.row.state) && (
        <DateInput
          name="on"
          label={text.wiedervorlage}
          optional
          value={typedDate(props.request.body, "on")}
          error={errorOf(props.errors, "on")}
        />
      )}
      <Button kind="secondary">{text.noteButton}</Button>
    </Act>
  );
}

function HandOver(props: ActionProps): VNode {
  const { request, seen } = props;
  const text = messages(request.language).case;
  const teams = cityOf(request.ctx).teams.filter((team) => team.key !== seen.row.team);
  return (
    <Act {...props} path="abgeben">
      <Select
        name="team"
        label={text.team}
        value={typed(props, "team")}
        error={errorOf(props.errors, "team")}
        options={teams.map((team) => ({ value: team.key, label: localized(team.name, request.language) }))}
      />
      <TextArea
        name="handOverReason"
        label={text.why}
        rows={2}
        value={typed(props, "handOverReason")}
        error={errorOf(props.errors, "handOverReason")}
      />
      <Button kind="secondary">{text.handOverButton}</Button>
    </Act>
  );
}

function typed({ request }: ActionProps, name: string): string {
  return field(request.body, name);
}
