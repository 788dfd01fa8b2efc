import type { ComponentChildren, VNode } from "preact";

export interface FormProps {
  readonly action: string;
  /** The session's token against forged requests. */
  readonly csrf: string;
  readonly multipart?: boolean | undefined;
  readonly id?: string | undefined;
  /** Further hidden fields. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  /** In a row, without the space between fields: for a single button such as "sign out". */
  readonly inline?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** The name of the hidden field that carries the token against forged requests. */
export const csrfFieldName = "_csrf";

/** A form that posts. The server checks it, in the user's language, so the browser's own checks are off. */
export function Form(props: FormProps): VNode {
  return (
    <form
      class={props.inline ? "sk-form--inline" : "sk-form"}
      id={props.id}
      method="post"
      action={props.action}
      enctype={props.multipart ? "multipart/form-data" : undefined}
      novalidate
    >
      <input type="hidden" name={csrfFieldName} value={props.csrf} />
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  );
}
