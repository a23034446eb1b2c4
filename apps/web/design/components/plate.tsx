import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

interface PlateProps extends ComponentProps<"div"> {
  /** A plate that fills the top of the screen, under the status bar, instead of standing in the page. */
  readonly bleed?: boolean;
}

/** The green plate with a white keyline: the way, or what is settled. One per screen. */
export const Plate = ({ bleed = false, className, children, ...rest }: PlateProps): ReactNode =>
  bleed ? (
    <div className="bg-green text-on-green p-3 pt-[max(0.625rem,env(safe-area-inset-top))]" {...rest}>
      <div className={clsx("rounded-inner border-[2.5px] border-on-green", className)}>{children}</div>
    </div>
  ) : (
    <div className={clsx("rounded-sign bg-green text-on-green shadow-keyline", className)} {...rest}>
      {children}
    </div>
  );
