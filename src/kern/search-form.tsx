import type { VNode } from "preact";
import { classNames } from "./class-names.ts";
import { fieldId } from "./field.tsx";
import { useMessages } from "./language.ts";

export interface SearchFormProps {
  readonly action: string;
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly name?: string;
  readonly value?: string | undefined;
  readonly buttonLabel?: string | undefined;
  readonly large?: boolean | undefined;
  readonly accessKey?: string | undefined;
}

/** A search by GET, so that its result has an address. */
export function SearchForm(props: SearchFormProps): VNode {
  const { field } = useMessages();
  const name = props.name ?? "q";
  const id = `search-${fieldId(name)}`;
  return (
    <search class={classNames("sk-search", props.large && "sk-search--large")}>
      <form action={props.action} method="get">
        <label class={classNames("kern-label", props.labelHidden && "kern-sr-only")} for={id}>
          {props.label}
        </label>
        <div class="sk-search__row">
          <input
            class="kern-form-input__input"
            id={id}
            name={name}
            type="search"
            value={props.value ?? ""}
            autocomplete="off"
            accesskey={props.accessKey}
          />
          <button class="kern-btn kern-btn--primary" type="submit">
            <span class="kern-icon kern-icon--search" aria-hidden="true" />
            <span class="kern-label">{props.buttonLabel ?? field.search}</span>
          </button>
        </div>
      </form>
    </search>
  );
}
