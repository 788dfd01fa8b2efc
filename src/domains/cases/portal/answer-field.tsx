import type { VNode } from "preact";
import {
  countries,
  type Field,
  type FieldError,
  errorText,
  type RawBody,
  type ShownField,
  uploadsOnly,
} from "#forms";
import {
  Checkbox,
  Checkboxes,
  DateInput,
  Fieldset,
  FileUpload,
  Radios,
  Select,
  TextArea,
  TextInput,
  type FieldProps,
} from "#kern";
import { fill, localized, type Language } from "#platform/i18n";
import { messages } from "./messages.ts";

export interface AnswerFieldProps {
  readonly shown: ShownField;
  readonly raw: RawBody;
  readonly errors: readonly FieldError[];
  /** Files that were not taken, by the name of their input, with the reason in words. */
  readonly refusedUploads: readonly { readonly field: string; readonly message: string }[];
  readonly language: Language;
  /** The only field of its page: the page's question is its label and the heading. */
  readonly question?: { readonly title: string; readonly hint: string | undefined } | undefined;
  /** Choices of this field that hold under their condition. */
  readonly preview?: VNode | undefined;
}

/** One field of a definition as a form field. The raw inputs are shown as they were typed, right or wrong. */
export function AnswerField(props: AnswerFieldProps): VNode {
  const { shown, raw, language } = props;
  const { field } = shown;
  const common: FieldProps = {
    name: field.key,
    label: props.question?.title ?? localized(field.label, language),
    hint: hintOf(props),
    error: textOf(
      props.errors.filter((error) => error.field.key === field.key),
      language,
    ),
    optional: !field.required,
    labelAsHeading: props.question !== undefined,
  };
  const value = one(raw, field.key);
  switch (field.type) {
    case "long-text":
      return <TextArea {...common} value={value} />;
    case "yes-no":
    case "choice":
      return <Radios {...common} value={value} options={optionsOf(field, language)} />;
    case "choices":
      return <Checkboxes {...common} values={many(raw, field.key)} options={optionsOf(field, language)} />;
    case "date":
    case "partial-date":
      return <DateField common={common} props={props} />;
    case "address":
      return <AddressField common={common} props={props} />;
    case "country":
      return (
        <Select {...common} value={value} options={countries(language)} autocomplete={field.autocomplete} />
      );
    case "declaration": {
      const { optional: _optional, labelAsHeading: _heading, ...rest } = common;
      return <Checkbox {...rest} value="yes" checked={value !== ""} />;
    }
    case "file":
      return <Files common={common} props={props} />;
    case "proof":
      return <Proof common={common} props={props} />;
    default:
      return <TextInput {...common} value={value} autocomplete={field.autocomplete} {...inputOf(field)} />;
  }
}

/** The explanation of the question and that of the field, below the question. */
function hintOf({ shown, question, language }: AnswerFieldProps): string | undefined {
  const own = shown.field.hint ? localized(shown.field.hint, language) : undefined;
  return [question?.hint, own].filter(Boolean).join(" ") || undefined;
}

function inputOf(
  field: Field,
): Pick<
  Parameters<typeof TextInput>[0],
  "type" | "inputMode" | "width" | "suffix" | "autocapitalize" | "spellcheck"
> {
  switch (field.type) {
    case "email":
      return { type: "email", inputMode: "email", spellcheck: false };
    case "phone":
      return { type: "tel", inputMode: "tel", width: "half" };
    case "number":
      return { inputMode: field.decimals > 0 ? "decimal" : "numeric", width: "short" };
    case "money":
      return { inputMode: "decimal", width: "short", suffix: "€" };
    case "plate":
      return { width: "short", autocapitalize: "characters", spellcheck: false };
    case "iban":
      return { autocapitalize: "characters", spellcheck: false };
    default:
      return {};
  }
}

function DateField({
  common,
  props,
}: {
  readonly common: FieldProps;
  readonly props: AnswerFieldProps;
}): VNode {
  const { field } = props.shown;
  const part = (name: string): string => one(props.raw, `${field.key}-${name}`);
  const wrong = props.errors
    .filter((error) => error.field.key === field.key)
    .map((error) => error.input.split("-").at(-1));
  const parts = (["day", "month", "year"] as const).filter((each) => wrong.includes(each));
  return (
    <DateInput
      {...common}
      value={{ day: part("day"), month: part("month"), year: part("year") }}
      errorParts={parts.length > 0 ? parts : undefined}
      birthday={field.autocomplete === "bday"}
    />
  );
}

function AddressField({
  common,
  props,
}: {
  readonly common: FieldProps;
  readonly props: AnswerFieldProps;
}): VNode {
  const { field } = props.shown;
  const text = messages(props.language).field;
  const { error: _error, ...legend } = common;
  return (
    <Fieldset {...legend}>
      {(["street", "houseNumber", "postalCode", "city"] as const).map((part) => {
        const name = `${field.key}-${part}`;
        return (
          <TextInput
            key={part}
            name={name}
            label={text[part]}
            value={one(props.raw, name)}
            error={textOf(
              props.errors.filter((each) => each.input === name),
              props.language,
            )}
            width={part === "houseNumber" || part === "postalCode" ? "short" : "full"}
            inputMode={part === "postalCode" ? "numeric" : undefined}
          />
        );
      })}
    </Fieldset>
  );
}

function Files({ common, props }: { readonly common: FieldProps; readonly props: AnswerFieldProps }): VNode {
  const { field } = props.shown;
  const text = messages(props.language).proof;
  const input = `${field.key}-upload`;
  const ids = many(props.raw, field.key);
  const names = many(props.raw, `${field.key}-name`);
  const maxFiles = "maxFiles" in field ? field.maxFiles : 1;
  const own = textOf(
    props.errors.filter((error) => error.input === input),
    props.language,
  );
  const refused = props.refusedUploads.filter((each) => each.field === input).map((each) => each.message);
  return (
    <>
      {ids.map((id, index) => (
        <span key={id} hidden>
          <input type="hidden" name={field.key} value={id} />
          <input type="hidden" name={`${field.key}-name`} value={names[index] ?? id} />
        </span>
      ))}
      <FileUpload
        {...common}
        name={input}
        hint={
          <>
            {common.hint} {maxFiles > 1 ? fill(text.filesHint, { n: maxFiles }) : text.fileHint}
          </>
        }
        error={[...refused, ...(own === undefined ? [] : [own])].join(" ") || undefined}
        accept=".pdf,.jpg,.jpeg,.png"
        multiple={maxFiles > 1}
        uploaded={ids.map((id, index) => ({ id, name: names[index] ?? id }))}
        removeName={`_remove-${field.key}`}
      />
    </>
  );
}

function Proof({ common, props }: { readonly common: FieldProps; readonly props: AnswerFieldProps }): VNode {
  const { field } = props.shown;
  const text = messages(props.language).proof;
  if (field.type !== "proof" || uploadsOnly(field)) return <Files common={common} props={props} />;
  const source = `${field.key}-source`;
  const mayUpload = field.sources.includes("upload");
  return (
    <>
      <Radios
        {...common}
        name={source}
        error={textOf(
          props.errors.filter((error) => error.input === source),
          props.language,
        )}
        value={one(props.raw, source)}
        options={[
          { value: "retrieve", label: text.retrieve, hint: text.retrieveHint },
          ...(mayUpload ? [{ value: "upload", label: text.upload }] : []),
        ]}
      />
      {props.preview}
      {mayUpload && <Files common={{ name: common.name, label: text.file }} props={props} />}
    </>
  );
}

function optionsOf(field: Field, language: Language): { value: string; label: string; hint?: string }[] {
  if (field.type === "yes-no") {
    const { yes, no } = messages(language).field;
    return [
      { value: "yes", label: yes },
      { value: "no", label: no },
    ];
  }
  if (field.type !== "choice" && field.type !== "choices") return [];
  return field.options.map((option) => ({
    value: option.value,
    label: localized(option.label, language),
    ...(option.hint ? { hint: localized(option.hint, language) } : {}),
  }));
}

function textOf(errors: readonly FieldError[], language: Language): string | undefined {
  return errors.length === 0 ? undefined : errors.map((error) => errorText(error, language)).join(" ");
}

function one(raw: RawBody, name: string): string {
  return many(raw, name)[0] ?? "";
}

function many(raw: RawBody, name: string): readonly string[] {
  const value = raw[name];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
