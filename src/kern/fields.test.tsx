import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { Checkbox, DateInput, ErrorSummary, FileUpload, Radios, Select, TextInput, YesNo } from "./index.ts";

test("a text input is tied to its label, hint and error", () => {
  const html = render(
    <TextInput name="vehicle.plate" label="Kennzeichen" hint="Wie im Schein" error="Fehlt" value='J"1' />,
  );
  expect(html).toContain('<label class="kern-label" for="vehicle-plate">');
  expect(html).toContain('name="vehicle.plate"');
  expect(html).toContain('aria-describedby="vehicle-plate-hint vehicle-plate-error"');
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('id="vehicle-plate-hint"');
  expect(html).toContain('id="vehicle-plate-error"');
  expect(html).toContain('value="J&quot;1"');
});

test("without hint and error nothing is described or invalid", () => {
  const html = render(<TextInput name="a" label="A" />);
  expect(html).not.toContain("aria-describedby");
  expect(html).not.toContain("aria-invalid");
});

test("the label can be the page's heading", () => {
  expect(render(<TextInput name="a" label="Wie heißen Sie?" labelAsHeading />)).toMatch(/<h1[^>]*><label/);
  expect(render(<YesNo name="a" label="Frage" labelAsHeading />)).toMatch(/<legend[^>]*><h1/);
});

test("the error summary links to the first control of every kind of field", () => {
  const summary = render(
    <ErrorSummary
      errors={[{ field: "a.b", message: "1" }, { field: "born", message: "2" }, { message: "3" }]}
    />,
  );
  expect(summary).toContain('role="alert"');
  expect(summary).toContain('tabindex="-1" autofocus');
  expect(summary).toContain('href="#a-b"');
  expect(summary).toContain("Es gibt 3 Probleme");
  expect(summary).toContain("<li>3</li>");

  const fields = [
    <TextInput name="a.b" label="x" />,
    <Radios name="a.b" label="x" options={[{ value: "1", label: "Eins" }]} />,
    <Select name="a.b" label="x" options={[]} />,
    <DateInput name="a.b" label="x" />,
    <Checkbox name="a.b" label="x" />,
    <FileUpload name="a.b" label="x" />,
  ];
  for (const field of fields) expect(render(field)).toContain('id="a-b"');
  expect(render(<ErrorSummary errors={[]} />)).toBe("");
});

test("a date has a legend, three labelled inputs and marks only the wrong parts", () => {
  const html = render(
    <DateInput
      name="born"
      label="Geburtsdatum"
      birthday
      error="Der Monat fehlt"
      errorParts={["month"]}
      value={{ day: "3", year: "1990" }}
    />,
  );
  expect(html.match(/<label/g)).toHaveLength(3);
  expect(html).toContain("<legend");
  expect(html).toContain('autocomplete="bday-month"');
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
  expect(html).toContain('name="born-year"');
});

test("yes or no: nothing chosen beforehand, false is an answer", () => {
  expect(render(<YesNo name="a" label="A" />)).not.toContain("checked");
  expect(render(<YesNo name="a" label="A" value={false} />)).toMatch(/value="false" checked/);
});

test("an uploaded file can be removed by a button that names it", () => {
  const html = render(
    <FileUpload
      name="proof"
      label="Nachweis"
      uploaded={[{ id: "f1", name: "schein.pdf" }]}
      removeName="remove"
    />,
  );
  expect(html).toContain('name="remove" value="f1"');
  expect(html).toContain(": schein.pdf");
});
