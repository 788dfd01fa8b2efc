import type { VNode } from "preact";

/** The federal flag of KERN's "Kopfzeile". */
export function Flag({ label }: { readonly label: string }): VNode {
  return (
    <svg viewBox="0 0 5 3" width="25" height="15" role="img" aria-label={label}>
      <path fill="#000" d="M0 0h5v1H0z" />
      <path fill="#d00" d="M0 1h5v1H0z" />
      <path fill="#ffce00" d="M0 2h5v1H0z" />
    </svg>
  );
}
