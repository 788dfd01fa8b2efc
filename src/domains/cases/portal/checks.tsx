import type { VNode } from "preact";
import { Accordion, Badge, DescriptionList, Text } from "#kern";
import { localized } from "#platform/i18n";
import type { CheckResult } from "../procedure.ts";
import { messages } from "./messages.ts";

/** The checks in words: what went in, the rule, the result. */
export function Checks({
  checks,
  language,
}: {
  readonly checks: readonly CheckResult[];
  readonly language: string;
}): VNode {
  const text = messages(language).case;
  const tone = { passed: "success", failed: "danger", unclear: "warning" } as const;
  return (
    <Accordion
      items={checks.map((check) => ({
        title: (
          <>
            {localized(check.title, language)} <Badge tone={tone[check.result]}>{text[check.result]}</Badge>
          </>
        ),
        open: check.result !== "passed",
        children: (
          <>
            <Text>{localized(check.reason, language)}</Text>
            <DescriptionList
              rows={[
                ...check.input.map((row) => ({ key: localized(row.label, language), value: row.value })),
                { key: text.rule, value: `${localized(check.rule, language)} (${check.norm})` },
              ]}
            />
          </>
        ),
      }))}
    />
  );
}
