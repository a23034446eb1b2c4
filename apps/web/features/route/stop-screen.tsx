"use client";

import type { RouteStopView, RouteView } from "@fairmile/contracts";
import { CircleAlert, Phone } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button, buttonClass } from "../../design/components/button.tsx";
import { Checkbox } from "../../design/components/checkbox.tsx";
import { errorText } from "../../src/api/error-text.ts";
import { readFailure } from "../../src/api/failure.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { DriverFrame } from "../driver/driver-frame.tsx";
import { RouteProgress } from "../drive/route-progress.tsx";
import { PhotoProof } from "../proof/photo-proof.tsx";
import { PinEntry } from "../proof/pin-entry.tsx";
import { SignatureProof } from "../proof/signature-proof.tsx";
import { useProof } from "../proof/use-proof.ts";
import { ProblemSheet } from "./problem-sheet.tsx";
import { askedAt, liveDeliveries, stretchesOf } from "./route-state.ts";
import { addressText, parcelsText } from "./stop-words.ts";
import type { RouteActions } from "./use-route-actions.ts";

interface StopScreenProps {
  readonly route: RouteView;
  readonly stop: RouteStopView;
  readonly actions: RouteActions;
}

const PIN = /^\d{4,8}$/;

const Header = ({ route, stop }: Pick<StopScreenProps, "route" | "stop">): ReactNode => {
  const t = useT();
  return (
    <header className="flex flex-col gap-2 px-5 pt-[max(1rem,env(safe-area-inset-top))]">
      <RouteProgress stretches={stretchesOf(route, null)} />
      <p className="mt-2 text-sm text-ink-2">{t(`driver.stop.${stop.kind}.arrived`)}</p>
      <h1 className="text-xl">{addressText(stop, t)}</h1>
      {stop.kind === "dropoff" ? null : <p className="font-strong">{stop.contactName}</p>}
      {stop.notes === null ? null : <p className="text-ink-2">{t("driver.drive.note", { note: stop.notes })}</p>}
    </header>
  );
};

/** At the stop: every parcel ticked off, what the delivery asks for shown, and it is done. */
export const StopScreen = ({ route, stop, actions }: StopScreenProps): ReactNode => {
  const t = useT();
  const photo = useProof(stop.id, "photo");
  const signature = useProof(stop.id, "signature");
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [pins, setPins] = useState<Readonly<Record<string, string>>>({});
  const [isProblem, setProblem] = useState(false);
  const [proofFault, setProofFault] = useState<unknown>(null);
  const [isProving, setProving] = useState(false);

  const asked = askedAt(stop);
  const live = liveDeliveries(stop);
  const isChecked = stop.kind !== "pickup" || live.every(({ id }) => checked.has(id));
  const givenPins = asked.pins.map((id) => pins[id] ?? "");
  const isProven =
    (!asked.photo || photo.kept !== null) &&
    (!asked.signature || signature.kept !== null) &&
    givenPins.every((pin) => PIN.test(pin));
  const { complete } = actions;
  const error = proofFault ?? complete.error;
  const isPinWrong = complete.error !== null && readFailure(complete.error).code === "proof_wrong_pin";

  const tick = (id: string, on: boolean): void =>
    setChecked((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));

  const finish = async (): Promise<void> => {
    setProofFault(null);
    setProving(true);
    try {
      const wanted = [...(asked.photo ? [photo] : []), ...(asked.signature ? [signature] : [])];
      const proofIds = await Promise.all(wanted.map((proof) => proof.ensureSent()));
      await complete.run({ stopId: stop.id, proofIds, pins: [...new Set(givenPins)] });
    } catch (failure) {
      setProofFault(failure);
    } finally {
      setProving(false);
    }
  };

  return (
    <DriverFrame nav={false}>
      <main className="mx-auto flex min-h-0 w-full max-w-[34rem] flex-1 flex-col bg-surface">
        <div className="min-h-0 flex-1 overflow-y-auto pb-4">
          <Header route={route} stop={stop} />
          <section className="mt-4 px-5">
            <h2 className="text-md">{t(`driver.check.${stop.kind}`, { count: live.length })}</h2>
            <ul className="mt-1">
              {stop.deliveries.map((delivery) => {
                const parcels = parcelsText(delivery.parcels, t);
                const words = t.rich("driver.check.row", { name: delivery.recipientName, parcels });
                return (
                  <li key={delivery.id} className="border-t border-line first:border-t-0">
                    {delivery.status === "cancelled" ? (
                      <p className="py-3 text-ink-2">{t("driver.check.cancelled", { name: delivery.recipientName })}</p>
                    ) : stop.kind === "pickup" ? (
                      <Checkbox
                        className="min-h-14"
                        label={<span>{words}</span>}
                        checked={checked.has(delivery.id)}
                        onChange={(on) => tick(delivery.id, on)}
                      />
                    ) : (
                      <p className="py-3">{words}</p>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
          <div className="mt-4 flex flex-col gap-5 px-5">
            {asked.photo ? <PhotoProof proof={photo} /> : null}
            {asked.signature ? <SignatureProof proof={signature} /> : null}
            {asked.pins.map((id) => (
              <PinEntry
                key={id}
                name={live.find((delivery) => delivery.id === id)?.recipientName ?? stop.contactName}
                value={pins[id] ?? ""}
                onChange={(pin) => setPins((before) => ({ ...before, [id]: pin }))}
                isWrong={isPinWrong}
              />
            ))}
          </div>
        </div>
        <footer className="safe-bottom border-t border-line px-5 pt-3">
          {error === null ? null : (
            <p role="alert" className="mb-3 flex items-start gap-2 font-strong text-fault">
              <CircleAlert size={22} className="mt-px shrink-0" aria-hidden="true" />
              <span>{errorText(error)}</span>
            </p>
          )}
          <div className="flex gap-2">
            <Button
              tone={stop.kind === "dropoff" ? "signal" : "light"}
              size={72}
              className="flex-[2.5]"
              disabled={!isChecked || !isProven}
              busy={isProving || complete.isPending}
              onClick={() => void finish()}
            >
              {t(isProving && !complete.isPending ? "driver.proof.sending" : `driver.done.${stop.kind}`)}
            </Button>
            {stop.contactPhone === null ? null : (
              <a
                href={`tel:${stop.contactPhone}`}
                aria-label={t("driver.drive.call")}
                className={`${buttonClass("second", 72)} flex-1`}
              >
                <Phone size={26} aria-hidden="true" />
              </a>
            )}
            <Button
              size={72}
              className="flex-1"
              aria-label={t("driver.drive.problem")}
              onClick={() => setProblem(true)}
            >
              <CircleAlert size={26} aria-hidden="true" />
            </Button>
          </div>
          {isChecked && isProven ? null : (
            <p className="mt-2 text-center text-sm text-ink-2" role="status">
              {t(isChecked ? "driver.done.proofMissing" : "driver.done.tickMissing")}
            </p>
          )}
        </footer>
      </main>
      <ProblemSheet route={route} stop={stop} actions={actions} open={isProblem} onOpenChange={setProblem} />
    </DriverFrame>
  );
};
