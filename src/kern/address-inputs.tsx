import type { VNode } from "preact";
import { Fieldset } from "./fieldset.tsx";
import type { FieldProps } from "./field.tsx";
import { useMessages } from "./language.ts";
import { TextInput } from "./text-input.tsx";

export type AddressPart = "street" | "houseNumber" | "addition" | "postcode" | "town";

export interface AddressInputsProps extends Omit<FieldProps, "optional"> {
  readonly value?: Partial<Readonly<Record<AddressPart, string>>> | undefined;
  readonly errors?: Partial<Readonly<Record<AddressPart, string>>> | undefined;
  /** Offers the browser's stored address: for the person's own address alone. */
  readonly own?: boolean | undefined;
}

const parts = ["street", "houseNumber", "addition", "postcode", "town"] as const;
const widths = {
  street: "full",
  houseNumber: "short",
  addition: "short",
  postcode: "short",
  town: "full",
} as const;
const tokens = {
  street: undefined,
  houseNumber: undefined,
  addition: undefined,
  postcode: "postal-code",
  town: "address-level2",
} as const;

/** The name of one input of an address field. */
export function addressPartName(name: string, part: AddressPart): string {
  return `${name}-${part}`;
}

/** A German postal address, street and number apart as the registers keep them. */
export function AddressInputs(props: AddressInputsProps): VNode {
  const { address } = useMessages();
  return (
    <Fieldset {...props}>
      <div class="sk-address">
        {parts.map((part) => (
          <TextInput
            key={part}
            name={addressPartName(props.name, part)}
            label={address[part]}
            value={props.value?.[part]}
            error={props.errors?.[part]}
            width={widths[part]}
            optional={part === "addition"}
            inputMode={part === "postcode" ? "numeric" : undefined}
            autocomplete={props.own ? tokens[part] : "off"}
          />
        ))}
      </div>
    </Fieldset>
  );
}
