import { Heading, List, Text } from "#kern";
import { fill } from "#platform/i18n";

type Node = preact.ComponentChildren;

/** One part of a text page: its heading and its paragraphs. */
export function Section(props: {
  readonly part: { readonly title: string; readonly text: string };
  readonly values?: Readonly<Record<string, string | number>>;
  readonly nodes?: Readonly<Record<string, Node>>;
}): preact.JSX.Element {
  return (
    <>
      <Heading level={2}>{props.part.title}</Heading>
      <Prose text={props.part.text} values={props.values ?? {}} nodes={props.nodes ?? {}} />
    </>
  );
}

/** Paragraphs and points of a text; `{name}` is filled in from `values`, or stands for one of `nodes`. */
export function Prose(props: {
  readonly text: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly nodes?: Readonly<Record<string, Node>>;
}): preact.JSX.Element {
  const { values = {}, nodes = {} } = props;
  return (
    <>
      {props.text.split("\n\n").map((block, index) => (
        <Block key={index} block={block} values={values} nodes={nodes} />
      ))}
    </>
  );
}

function Block(props: {
  readonly block: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly nodes: Readonly<Record<string, Node>>;
}): preact.JSX.Element {
  const { block, values, nodes } = props;
  const alone = /^\{(\w+)\}$/.exec(block)?.[1];
  if (alone !== undefined && alone in nodes) return <>{nodes[alone]}</>;
  const lines = block.split("\n");
  if (lines.every((line) => line.startsWith("- ")))
    return <List items={lines.map((line) => fill(line.slice(2), values))} />;
  return (
    <Text>
      {block.split(/(\{\w+\})/).map((part) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        return name !== undefined && name in nodes ? nodes[name] : fill(part, values);
      })}
    </Text>
  );
}
