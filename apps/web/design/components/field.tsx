"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

export interface FieldProps {
  readonly label: ReactNode;
  /** What is wrong with this field, in words; its presence marks the control as invalid. */
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly className?: string | undefined;
  /** The control's name in its form; errors are matched by it. */
  readonly name?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** The look of everything that can be typed into or opened: 44 px, a control line, the focus ring. */
export const CONTROL_CLASS = clsx(
  "min-h-11 w-full rounded-sign border-[1.5px] border-line-control bg-surface px-3 text-md text-ink",
  "focus-within:outline-3 focus-within:outline-offset-0 focus-within:outline-focus",
  "data-invalid:border-fault data-disabled:opacity-60 aria-invalid:border-fault",
);

/** A label above, the control, then what is wrong or what helps, tied together for a screen reader. */
export const Field = ({
  label,
  error,
  hint,
  className,
  name,
  disabled,
  children,
}: FieldProps & { readonly children: ReactNode }): ReactNode => (
  <BaseField.Root
    className={clsx("flex min-w-0 flex-col gap-1", className)}
    invalid={error !== undefined}
    {...(name === undefined ? {} : { name })}
    {...(disabled === undefined ? {} : { disabled })}
  >
    <BaseField.Label className="text-xs font-strong text-ink-2">{label}</BaseField.Label>
    {children}
    {hint === undefined ? null : <BaseField.Description className="text-xs text-ink-3">{hint}</BaseField.Description>}
    <BaseField.Error match={error !== undefined} className="flex items-start gap-1 text-xs font-strong text-fault">
      <CircleAlert size={16} className="mt-px shrink-0" aria-hidden="true" />
      {error}
    </BaseField.Error>
  </BaseField.Root>
);

type InputProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "size" | "defaultValue" | "value"> & {
    readonly value?: string;
    readonly defaultValue?: string;
    /** What stands at the end of the control: "ready 18:55", a tick. */
    readonly trailing?: ReactNode;
  };

/** A line of text. */
export const Input = ({ label, error, hint, className, name, disabled, trailing, ...rest }: InputProps): ReactNode => (
  <Field label={label} error={error} hint={hint} className={className} name={name} disabled={disabled}>
    <span className={clsx(CONTROL_CLASS, "flex items-center gap-2", error !== undefined && "border-fault!")}>
      <BaseField.Control
        {...rest}
        className="figures min-h-10 w-full min-w-0 flex-1 bg-transparent outline-none disabled:cursor-not-allowed"
      />
      {trailing === undefined ? null : <span className="shrink-0 text-ink-2">{trailing}</span>}
    </span>
  </Field>
);

type TextAreaProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps>;

/** Several lines of text. */
export const TextArea = ({ label, error, hint, className, name, disabled, ...rest }: TextAreaProps): ReactNode => (
  <Field label={label} error={error} hint={hint} className={className} name={name} disabled={disabled}>
    <BaseField.Control
      render={<textarea rows={3} {...rest} />}
      className={clsx(CONTROL_CLASS, "py-2.5 outline-none")}
    />
  </Field>
);
