import type { ComponentChildren, VNode } from "preact";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon.tsx";

export type ButtonKind = "primary" | "secondary" | "tertiary" | "danger";

interface Appearance {
  /** One primary action a page. Default: `primary` for buttons, `secondary` for links. */
  readonly kind?: ButtonKind | undefined;
  readonly icon?: IconName | undefined;
  readonly small?: boolean | undefined;
  readonly children: ComponentChildren;
}

export interface ButtonProps extends Appearance {
  /** Name and value that a form sends when this button was used. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly formAction?: string | undefined;
  /** Id of a form elsewhere on the page. */
  readonly form?: string | undefined;
  /** One letter: the browser's own shortcut, told to people on the page. */
  readonly accessKey?: string | undefined;
}

export interface LinkButtonProps extends Appearance {
  readonly href: string;
  readonly download?: boolean | undefined;
}

const kinds = {
  primary: "kern-btn--primary",
  secondary: "kern-btn--secondary",
  tertiary: "kern-btn--tertiary",
  danger: "kern-btn--primary sk-btn--danger",
} as const;

/** Submits its form. Never disabled: a page says what is missing instead. */
export function Button(props: ButtonProps): VNode {
  return (
    <button
      class={look(props.kind ?? "primary", props.small)}
      type="submit"
      name={props.name}
      value={props.value}
      formaction={props.formAction}
      form={props.form}
      accesskey={props.accessKey}
    >
      <Face {...props} />
    </button>
  );
}

/** A link that looks like a button: starts a service or downloads a file; it changes nothing. */
export function LinkButton(props: LinkButtonProps): VNode {
  return (
    <a class={look(props.kind ?? "secondary", props.small)} href={props.href} download={props.download}>
      <Face {...props} />
    </a>
  );
}

/** Buttons in a row, the main one first; on a phone one below the other. */
export function ButtonGroup({ children }: { readonly children: ComponentChildren }): VNode {
  return <div class="kern-btn-wrapper sk-buttons">{children}</div>;
}

function look(kind: ButtonKind, small: boolean | undefined): string {
  return classNames("kern-btn", kinds[kind], small && "sk-btn--small");
}

function Face({ icon, children }: Appearance): VNode {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span class="kern-label">{children}</span>
    </>
  );
}
