import type { ComponentChildren, VNode } from "preact";

export interface CodeImageProps {
  /** The picture as SVG text, for example from a QR library. */
  readonly svg: string;
  /** What the code holds, in words. */
  readonly alt: string;
  readonly caption?: ComponentChildren;
}

/** A QR code. As an image it cannot run anything; it stays black on white in the dark theme. */
export function CodeImage({ svg, alt, caption }: CodeImageProps): VNode {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}`;
  return (
    <figure class="sk-code-image">
      <img src={source} alt={alt} width="200" height="200" />
      {caption != null && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
