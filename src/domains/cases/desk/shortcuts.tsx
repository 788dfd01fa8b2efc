import type { VNode } from "preact";
import { DescriptionList, Details, Text } from "#kern";
import { messages } from "./messages.ts";

type Shortcut = keyof ReturnType<typeof messages>["shortcuts"]["keys"];

/** The letter of each shortcut: the browser's own access keys, so that no script is needed. */
export const ACCESS_KEYS = {
  search: "s",
  part: "1",
  back: "z",
  take: "u",
  decide: "e",
} as const satisfies Record<Shortcut, string>;

/** Tells which keys a page knows. */
export function Shortcuts({
  names,
  language,
}: {
  readonly names: readonly Shortcut[];
  readonly language: string;
}): VNode {
  const text = messages(language).shortcuts;
  return (
    <Details title={text.title}>
      <Text>{text.how}</Text>
      <DescriptionList
        rows={names.map((name) => ({
          key: name === "part" ? text.digits : ACCESS_KEYS[name].toUpperCase(),
          value: text.keys[name],
        }))}
      />
    </Details>
  );
}
