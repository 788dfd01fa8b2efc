import type { VNode } from "preact";
import {
  AddressInputs,
  Button,
  ButtonGroup,
  Checkbox,
  Checkboxes,
  DateInput,
  ErrorSummary,
  FileUpload,
  Form,
  Heading,
  LinkButton,
  Progress,
  Radios,
  Select,
  TextArea,
  TextInput,
  YesNo,
} from "./index.ts";

/** Every field, with and without error. */
export function FormGallery(): VNode {
  return (
    <>
      <ErrorSummary
        errors={[
          { field: "plate", message: "Geben Sie das Kennzeichen an" },
          { field: "born", message: "Das Geburtsdatum braucht einen Monat" },
          { field: "keeper", message: "Wählen Sie, wem das Fahrzeug gehört" },
        ]}
      />
      <Progress step={2} of={7}>
        Ihr Fahrzeug
      </Progress>
      <Heading level={1}>Ihr Fahrzeug</Heading>
      <Form action="/weiter" csrf="token" multipart hidden={{ step: "2" }}>
        <TextInput
          name="plate"
          label="Kennzeichen"
          hint="Wie im Fahrzeugschein, zum Beispiel M-AB 123"
          error="Geben Sie das Kennzeichen an"
          width="half"
          autocapitalize="characters"
        />
        <DateInput
          name="born"
          label="Wann sind Sie geboren?"
          hint="Zum Beispiel 3 12 1985"
          birthday
          value={{ day: "3", year: "1985" }}
          error="Das Geburtsdatum braucht einen Monat"
          errorParts={["month"]}
        />
        <Radios
          name="keeper"
          label="Wem gehört das Fahrzeug?"
          error="Wählen Sie, wem das Fahrzeug gehört"
          options={[
            { value: "self", label: "Mir selbst" },
            { value: "company", label: "Meinem Arbeitgeber", hint: "Sie brauchen eine Bescheinigung." },
            { value: "other", label: "Einer anderen Person" },
          ]}
        />
        <YesNo name="electric" label="Fährt es elektrisch?" value />
        <Checkboxes
          name="notify"
          label="Wie dürfen wir Sie erreichen?"
          optional
          values={["mail"]}
          options={[
            { value: "mail", label: "E-Mail" },
            { value: "phone", label: "Telefon" },
          ]}
        />
        <Select
          name="zone"
          label="Parkzone"
          value="3"
          options={[
            { value: "1", label: "Zone 1, Innenstadt" },
            { value: "3", label: "Zone 3, Westviertel" },
          ]}
        />
        <Select name="zone-wrong" label="Zweite Zone" options={[]} error="Wählen Sie eine Zone" />
        <TextInput name="mail" label="E-Mail" type="email" autocomplete="email" optional />
        <TextInput name="amount" label="Betrag" suffix="€" inputMode="decimal" />
        <TextArea name="note" label="Bemerkung" optional hint="Nichts, was andere Personen betrifft" />
        <AddressInputs
          name="address"
          label="Anschrift"
          own
          value={{ town: "Musterstadt", postcode: "12345" }}
        />
        <FileUpload
          name="proof"
          label="Fahrzeugschein"
          hint="PDF oder Foto, höchstens 10 MB"
          accept=".pdf,.jpg,.png"
          uploaded={[{ id: "1", name: "zulassungsbescheinigung-teil-1.pdf", detail: "1,2 MB, geprüft" }]}
          removeName="remove"
        />
        <Checkbox
          name="true"
          label="Meine Angaben sind richtig und vollständig."
          error="Bestätigen Sie Ihre Angaben"
        />
        <ButtonGroup>
          <Button>Weiter</Button>
          <LinkButton href="/speichern" kind="tertiary">
            Speichern und später weitermachen
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>
  );
}
