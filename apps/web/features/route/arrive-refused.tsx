"use client";

import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { errorText } from "../../src/api/error-text.ts";
import { readFailure } from "../../src/api/failure.ts";
import { useT } from "../../src/i18n/use-t.tsx";

type Thrown = Parameters<typeof errorText>[0];

/** Why an arrival was not taken, over the button that said it. */
export const ArriveRefused = ({ error }: { readonly error: Thrown }): ReactNode => {
  const t = useT();
  return (
    <p role="alert" className="flex items-start gap-2 bg-fault-tint px-5 py-3 font-strong text-fault">
      <CircleAlert size={22} className="mt-px shrink-0" aria-hidden="true" />
      <span>
        {readFailure(error).code === "too_far_from_stop"
          ? t("driver.arrive.refused", { why: errorText(error) })
          : errorText(error)}
      </span>
    </p>
  );
};
