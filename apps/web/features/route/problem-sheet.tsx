"use client";

import { FAIL_REASONS, HAND_BACK_REASONS, type RouteStopView, type RouteView } from "@fairmile/contracts";
import { useState, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { TextArea } from "../../design/components/field.tsx";
import { Sheet } from "../../design/components/sheet.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { ReasonForm } from "./reason-form.tsx";
import type { RouteActions } from "./use-route-actions.ts";

interface ProblemSheetProps {
  readonly route: RouteView;
  readonly stop: RouteStopView;
  readonly actions: RouteActions;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const Fault = ({ error }: { readonly error: unknown }): ReactNode =>
  error === null ? null : (
    <p role="alert" className="font-strong text-fault">
      {errorText(error)}
    </p>
  );

/** Nobody took the parcel: why, and what happens next. */
const FailForm = ({ stop, actions }: Pick<ProblemSheetProps, "stop" | "actions">): ReactNode => {
  const t = useT();
  const [reason, setReason] = useState<(typeof FAIL_REASONS)[number] | null>(null);
  const [note, setNote] = useState("");
  const { fail } = actions;
  return (
    <div className="flex flex-col gap-4">
      <ReasonForm
        label={t("driver.fail.title")}
        reasons={FAIL_REASONS.map((value) => ({ value, label: t(`driver.fail.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      <TextArea
        label={t("driver.fail.note")}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="text-sm text-ink-2">{t("driver.fail.next")}</p>
      <Fault error={fail.error} />
      <Button
        tone="danger"
        size={64}
        wide
        disabled={reason === null}
        busy={fail.isPending}
        onClick={() => {
          if (reason !== null) void fail.run(stop.id, reason, note.trim());
        }}
      >
        {t("driver.fail.send")}
      </Button>
    </div>
  );
};

/** The whole batch goes back, while nothing of it is on board. Asked twice: it is sold again at once. */
const HandBackForm = ({ route, actions }: Pick<ProblemSheetProps, "route" | "actions">): ReactNode => {
  const t = useT();
  const [reason, setReason] = useState<(typeof HAND_BACK_REASONS)[number] | null>(null);
  const [isSure, setSure] = useState(false);
  const { handBack } = actions;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">{t("driver.handBack.note")}</p>
      <ReasonForm
        label={t("driver.handBack.title")}
        reasons={HAND_BACK_REASONS.map((value) => ({ value, label: t(`driver.handBack.${value}`) }))}
        value={reason}
        onChange={(next) => {
          setReason(next);
          setSure(false);
        }}
      />
      <Fault error={handBack.error} />
      {isSure && reason !== null ? (
        <div className="flex flex-col gap-3 border-t-2 border-ink pt-3">
          <p className="font-strong">{t("driver.handBack.sure")}</p>
          <div className="flex gap-2">
            <Button size={56} className="flex-1" onClick={() => setSure(false)}>
              {t("driver.handBack.keep")}
            </Button>
            <Button
              tone="danger"
              size={56}
              className="flex-1"
              busy={handBack.isPending}
              onClick={() => handBack.run(route.assignmentId, reason)}
            >
              {t("driver.handBack.do")}
            </Button>
          </div>
        </div>
      ) : (
        <Button tone="danger" size={64} wide disabled={reason === null} onClick={() => setSure(true)}>
          {t("driver.handBack.title")}
        </Button>
      )}
    </div>
  );
};

/** What can be done when something is wrong, by how far the stop and the route are. */
export const ProblemSheet = ({ route, stop, actions, open, onOpenChange }: ProblemSheetProps): ReactNode => {
  const t = useT();
  const canFail = stop.kind === "dropoff" && stop.status === "arrived";
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t(canFail ? "driver.fail.title" : route.canHandBack ? "driver.handBack.title" : "driver.problem.title")}
    >
      {canFail ? (
        <FailForm stop={stop} actions={actions} />
      ) : route.canHandBack ? (
        <HandBackForm route={route} actions={actions} />
      ) : (
        <p className="pb-3">{t(stop.kind === "dropoff" ? "driver.problem.arriveFirst" : "driver.problem.onBoard")}</p>
      )}
    </Sheet>
  );
};
