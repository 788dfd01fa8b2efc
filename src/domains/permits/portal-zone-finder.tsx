import { Button, ButtonGroup, ErrorSummary, Heading, TextInput } from "#kern";
import type { PageRequest } from "#platform/http/route";
import { messages } from "./messages.ts";

export interface ZoneFinderProps {
  readonly request: PageRequest;
  readonly street: string;
  readonly houseNumber: string;
  readonly isMissing: boolean;
}

/** The question for the zone of an address: by GET, so that it works without script and can be linked. */
export function ZoneFinder({ request, street, houseNumber, isMissing }: ZoneFinderProps): preact.JSX.Element {
  const text = messages(request.language).zones;
  const errorFor = (value: string): string | undefined =>
    isMissing && value === "" ? text.missing : undefined;
  const wrong = street === "" ? "strasse" : "nummer";
  return (
    <form class="sk-form" method="get" action={request.href("/parkzonen")}>
      {isMissing && <ErrorSummary errors={[{ field: wrong, message: text.missing }]} />}
      <Heading level={2}>{text.find}</Heading>
      <TextInput name="strasse" label={text.street} value={street} error={errorFor(street)} maxLength={100} />
      <TextInput
        name="nummer"
        label={text.houseNumber}
        value={houseNumber}
        error={errorFor(houseNumber)}
        maxLength={20}
        width="tiny"
      />
      <ButtonGroup>
        <Button>{text.search}</Button>
      </ButtonGroup>
    </form>
  );
}
