"use client";

import { Camera } from "lucide-react";
import { useEffect, useId, useState, type ChangeEvent, type ReactNode } from "react";
import { Button, buttonClass } from "../../design/components/button.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { ProofState } from "./proof-state.tsx";
import type { Proof } from "./use-proof.ts";

const useObjectUrl = (image: Blob | undefined): string | null => {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (image === undefined) {
      setUrl(null);
      return undefined;
    }
    const made = URL.createObjectURL(image);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [image]);
  return url;
};

/** A photo by the phone's own camera: taken, looked at, taken again if need be. */
export const PhotoProof = ({ proof }: { readonly proof: Proof }): ReactNode => {
  const t = useT();
  const id = useId();
  const url = useObjectUrl(proof.kept?.image);
  const taken = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (file !== undefined) void proof.take(file);
  };
  return (
    <section aria-label={t("driver.proof.photo")} className="flex flex-col gap-2">
      <h3 className="text-md">{t("driver.proof.photo")}</h3>
      {url === null ? null : (
        <img src={url} alt={t("driver.proof.photoTaken")} className="max-h-56 w-full rounded-inner object-cover" />
      )}
      <input
        id={id}
        type="file"
        accept="image/*"
        capture="environment"
        onChange={taken}
        className="peer sr-only"
        aria-label={t(url === null ? "driver.proof.takePhoto" : "driver.proof.retake")}
      />
      <div className="flex items-center justify-between gap-3 peer-focus-visible:outline-3 peer-focus-visible:outline-focus">
        <label htmlFor={id} className={buttonClass("second", 56, url === null)}>
          <Camera size={24} aria-hidden="true" />
          {t(url === null ? "driver.proof.takePhoto" : "driver.proof.retake")}
        </label>
        <ProofState proof={proof} />
        {proof.error === null ? null : (
          <Button onClick={() => void proof.ensureSent().catch(() => undefined)}>{t("design.error.retry")}</Button>
        )}
      </div>
    </section>
  );
};
