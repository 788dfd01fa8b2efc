import type { VNode } from "preact";
import { Accordion, Badge, DescriptionList, LocalText, Text } from "#kern";
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
            <LocalText text={check.title} /> <Badge tone={tone[check.result]}>{text[check.result]}</Badge>
          </>
        ),
        open: check.result !== "passed",
        children: (
          <>
            <Text>
              <LocalText text={check.reason} />
            </Text>
            <DescriptionList
              rows={[
                ...check.input.map((row) => ({ key: <LocalText text={row.label} />, value: row.value })),
                {
                  key: text.rule,
                  value: (
                    <>
                      <LocalText text={check.rule} /> (<bdi lang="de">{check.norm}</bdi>)
                    </>
                  ),
                },
              ]}
            />
          </>
        ),
      }))}
    />
  );
}
