import {
  Breadcrumb,
  Button,
  ButtonGroup,
  errorOf,
  ErrorSummary,
  Form,
  Heading,
  Text,
  TextArea,
  TextInput,
  ToBeChecked,
} from "#kern";
import { DomainError, notFound } from "#platform/errors";
import type { PageRequest, Reply } from "#platform/http/route";
import { fill, localized } from "#platform/i18n";
import { cityFilesOf, loadedCityOf } from "../services.ts";
import { listDecided } from "../setting-changes.ts";
import { findSetting, type Setting } from "../setting-keys.ts";
import { LONGEST_REASON, proposeSetting } from "../setting-propose.ts";
import { valueIn } from "../setting-values.ts";
import { HistoryTable } from "./history-page.tsx";
import { messages } from "./messages.ts";
import { readTyped, typedIn, typedOf, type FieldProblem, type Typed } from "./setting-form.ts";
import { partName, staffNames } from "./setting-words.tsx";

/** One setting: what holds, in a form, and its history. */
export async function showSetting(request: PageRequest): Promise<Reply> {
  const setting = settingOf(request);
  return settingPage(request, setting, typedOf(valueIn(loadedCityOf(request.ctx), setting)), []);
}

export async function postSetting(request: PageRequest): Promise<Reply> {
  const setting = settingOf(request);
  const typed = typedIn(request.body);
  const read = readTyped(setting, typed, request.language);
  const problems: FieldProblem[] = [
    ...(read.ok ? [] : [read.problem]),
    ...(typed.reason.length < 3
      ? [{ field: "reason" as const, message: messages(request.language).errors.reason }]
      : []),
  ];
  if (!read.ok || problems.length > 0) return settingPage(request, setting, typed, problems);
  try {
    const { changeId } = await proposeSetting(request.ctx, {
      key: setting.key,
      value: read.value,
      reason: typed.reason,
    });
    return { redirect: `/admin/texte/vorschlaege/${changeId}` };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "invalid") throw error;
    const text = error.details.text;
    const message = text ? localized(text, request.language) : error.message;
    return settingPage(request, setting, typed, [{ field: isText(setting) ? "de" : "value", message }]);
  }
}

async function settingPage(
  request: PageRequest,
  setting: Setting,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language);
  const title = partName(setting, language);
  const of = localized(setting.title, language);
  return {
    status: problems.length > 0 ? 422 : 200,
    page: {
      title: `${title}: ${of}`,
      section: "/admin",
      hasErrors: problems.length > 0,
      body: (
        <>
          <Breadcrumb
            items={[
              { href: href("/admin/texte"), label: text.title },
              {
                href: href(
                  `/admin/texte/${setting.subject === "service" ? "leistung" : "stelle"}/${encodeURIComponent(setting.of)}`,
                ),
                label: of,
              },
            ]}
          />
          <ErrorSummary errors={problems} />
          <Heading level={1} preline={of}>
            {title}
          </Heading>
          <Form action={href(`/admin/texte/angabe/${setting.key}`)} csrf={request.csrf}>
            <Fields setting={setting} typed={typed} problems={problems} language={language} />
            <TextArea
              name="reason"
              label={text.reason}
              hint={text.reasonHint}
              value={typed.reason}
              error={errorOf(problems, "reason")}
              rows={3}
              maxLength={LONGEST_REASON}
            />
            <ButtonGroup>
              <Button>{text.propose}</Button>
            </ButtonGroup>
          </Form>
          <HistoryTable
            request={request}
            changes={await listDecided(ctx, setting.key)}
            nameOf={await staffNames(ctx, language)}
          />
        </>
      ),
    },
  };
}

function Fields(props: {
  readonly setting: Setting;
  readonly typed: Typed;
  readonly language: string;
  readonly problems: readonly FieldProblem[];
}): preact.JSX.Element {
  const { setting, typed, problems, language } = props;
  const text = messages(language);
  const optional = setting.isOptional ? text.optional : undefined;
  if (setting.kind === "line") {
    return (
      <>
        <TextInput name="de" label={text.de} value={typed.de} error={errorOf(problems, "de")} />
        <TextInput name="en" label={text.en} value={typed.en} error={errorOf(problems, "en")} />
        <Text small muted>
          {text.otherLanguages}
        </Text>
      </>
    );
  }
  if (isText(setting)) {
    const rows = setting.kind === "list" ? 10 : 6;
    const hint = setting.kind === "list" ? text.list : optional;
    return (
      <>
        <TextArea
          name="de"
          label={text.de}
          hint={hint}
          value={typed.de}
          error={errorOf(problems, "de")}
          rows={rows}
        />
        <TextArea name="en" label={text.en} value={typed.en} error={errorOf(problems, "en")} rows={rows} />
        <Text small muted>
          {text.otherLanguages}
        </Text>
      </>
    );
  }
  if (setting.part === "amountCents") {
    const { norm, fees, unchecked } = setting.charge;
    return (
      <>
        <TextInput
          name="value"
          label={text.amount}
          hint={
            <>
              {norm === "" ? text.noNorm : fill(text.norm, { norm })}
              {unchecked.map((cost) => (
                <ToBeChecked of={cost} />
              ))}
            </>
          }
          value={typed.value}
          error={errorOf(problems, "value")}
          inputMode="decimal"
          width="short"
          suffix="€"
        />
        <Text small muted>
          {fees.length > 0 ? text.both : text.onlyPage}
        </Text>
      </>
    );
  }
  return (
    <TextInput
      name="value"
      label={text.parts[setting.part]}
      hint={setting.kind === "hours" ? text.hoursHint : optional}
      value={typed.value}
      error={errorOf(problems, "value")}
      type={setting.kind === "phone" ? "tel" : setting.kind === "email" ? "email" : "text"}
      spellcheck={false}
    />
  );
}

function isText(setting: Setting): boolean {
  return setting.kind === "line" || setting.kind === "paragraph" || setting.kind === "list";
}

function settingOf(request: PageRequest): Setting {
  const found = findSetting(cityFilesOf(request.ctx), request.params["setting"] ?? "");
  if (!found) throw notFound();
  return found;
}
