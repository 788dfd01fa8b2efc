import type { VNode } from "preact";
import { classNames } from "./class-names.ts";
import { Field, fieldId } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { useMessages } from "./language.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  /** Size, kind or what the check for viruses says. */
  readonly detail?: string | undefined;
}

export interface FileUploadProps extends FieldProps {
  /** As in HTML: `.pdf,.jpg,image/png`. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  readonly uploaded?: readonly UploadedFile[] | undefined;
  /** Each uploaded file gets a submit button of this name, with the file's id as its value. */
  readonly removeName?: string | undefined;
}

/** Choose a file, without a script; the form needs `multipart`. Files already sent are listed above. */
export function FileUpload(props: FileUploadProps): VNode {
  return (
    <div class="sk-upload">
      <UploadedFiles {...props} />
      <Field {...props}>
        {(attributes) => (
          <input
            {...attributes}
            class={classNames("kern-form-input__input", props.error && "kern-form-input__input--error")}
            type="file"
            accept={props.accept}
            multiple={props.multiple}
          />
        )}
      </Field>
    </div>
  );
}

function UploadedFiles({ name, uploaded = [], removeName }: FileUploadProps): VNode | null {
  const { upload } = useMessages();
  if (uploaded.length === 0) return null;
  const headingId = `${fieldId(name)}-files`;
  return (
    <div class="sk-files">
      <p class="kern-label" id={headingId}>
        {upload.files}
      </p>
      <ul aria-labelledby={headingId}>
        {uploaded.map((file) => (
          <li key={file.id}>
            <Icon name="draft" />
            <span class="sk-files__name">
              {file.name}
              {file.detail && <span class="sk-muted"> {file.detail}</span>}
            </span>
            {removeName && (
              <button class="kern-btn kern-btn--tertiary" name={removeName} value={file.id}>
                <span class="kern-label">
                  {upload.remove}
                  <VisuallyHidden>: {file.name}</VisuallyHidden>
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
