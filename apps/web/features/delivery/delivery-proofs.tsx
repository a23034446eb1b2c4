"use client";

import type { DeliveryView } from "@fairmile/contracts";
import { KeyRound } from "lucide-react";
import { useState, type ReactNode } from "react";
import { formatClock } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";

type Proof = DeliveryView["proofs"][number];

interface ProofsProps {
  readonly proofs: readonly Proof[];
  /** Where it was, for whoever cannot see the picture. */
  readonly address: string;
  /** Links to pictures are short-lived: asks for the delivery anew. */
  readonly onStale: () => void;
}

const Picture = ({
  proof,
  url,
  address,
  onStale,
}: { readonly proof: Proof; readonly url: string } & Omit<ProofsProps, "proofs">): ReactNode => {
  const t = useT();
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  const fail = (): void => {
    // One new link a picture: a second failure is no matter of time.
    if (failedUrl === null) onStale();
    setFailedUrl(url);
  };
  if (failedUrl === url) return <p className="text-sm text-ink-2">{t("store.detail.proof.stale")}</p>;
  const isSignature = proof.kind === "signature";
  return (
    // The picture stands behind a signed link of this origin; an image server between would only keep a copy of it.
    <img
      src={url}
      alt={t(isSignature ? "store.detail.proof.signatureAlt" : "store.detail.proof.alt", { address })}
      onError={fail}
      className={
        isSignature
          ? "max-h-32 w-full rounded-sign border border-line bg-map-lot object-contain p-2"
          : "max-h-80 w-full rounded-sign border border-line bg-sunken object-cover"
      }
    />
  );
};

/** What was shown at a stop: pictures, a signature, a PIN that matched. */
export const DeliveryProofs = ({ proofs, address, onStale }: ProofsProps): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  return (
    <ul className="flex flex-col gap-3">
      {proofs.map((proof) => (
        <li key={proof.id} className="flex flex-col gap-1">
          {proof.url === null ? null : <Picture proof={proof} url={proof.url} address={address} onStale={onStale} />}
          <span className="figures flex items-center gap-2 text-sm text-ink-2">
            {proof.url === null ? <KeyRound size={18} aria-hidden="true" /> : null}
            {t(`store.detail.proof.${proof.kind}`, { time: formatClock(proof.atMs, timeZone) })}
          </span>
        </li>
      ))}
    </ul>
  );
};
