import type { ComponentChildren, VNode } from "preact";

export interface AccordionItem {
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
  readonly open?: boolean | undefined;
}

/** Sections to open one by one; the browser does it, without a script. Nothing needed by most hides here. */
export function Accordion({ items }: { readonly items: readonly AccordionItem[] }): VNode {
  return (
    <div class="sk-accordion-group">
      {items.map((item, index) => (
        <details key={index} class="kern-accordion" open={item.open}>
          <summary class="kern-accordion__header">
            <span class="kern-title kern-title--small">{item.title}</span>
          </summary>
          <div class="kern-accordion__body">{item.children}</div>
        </details>
      ))}
    </div>
  );
}

/** One short explanation that opens in the text: "Was ist eine FIN?" */
export function Details(props: {
  readonly title: string;
  readonly open?: boolean | undefined;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <details class="sk-details" open={props.open}>
      <summary>{props.title}</summary>
      <div class="sk-details__body">{props.children}</div>
    </details>
  );
}
