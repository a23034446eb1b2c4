"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useOwnPosition } from "../../src/position/position-context.tsx";
import { forgetProof, keepProof, keptProof, type KeptProof, type ProofKind } from "./proof-store.ts";
import { sendProof } from "./send-proof.ts";
import { shrinkImage } from "./shrink-image.ts";

export interface Proof {
  readonly kept: KeptProof | null;
  readonly isSending: boolean;
  readonly error: unknown;
  /** Keeps the picture, and begins to send it. */
  readonly take: (image: Blob) => Promise<void>;
  readonly discard: () => void;
  /** Resolves with the server's id once the server has it; joins a sending under way. Rejects where it cannot be sent. */
  readonly ensureSent: () => Promise<string>;
}

/** One picture asked for at a stop: taken, kept over reloads, sent as often as it takes. */
export const useProof = (stopId: string, kind: ProofKind): Proof => {
  const { fix } = useOwnPosition();
  const [kept, setKept] = useState<KeptProof | null>(null);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<{ readonly key: string; readonly done: Promise<string> } | null>(null);
  const point = useRef(fix?.point ?? null);
  useEffect(() => {
    point.current = fix?.point ?? null;
  }, [fix]);

  const sendOnce = useCallback((proof: KeptProof): Promise<string> => {
    if (proof.proofId !== null) return Promise.resolve(proof.proofId);
    if (running.current?.key === proof.key) return running.current.done;
    const work = async (): Promise<string> => {
      setSending(true);
      setError(null);
      try {
        const proofId = await sendProof(proof, point.current);
        const sent = { ...proof, proofId };
        await keepProof(sent);
        setKept((now) => (now?.key === proof.key ? sent : now));
        return proofId;
      } catch (failure) {
        setError(failure);
        throw failure;
      } finally {
        running.current = null;
        setSending(false);
      }
    };
    const done = work();
    running.current = { key: proof.key, done };
    return done;
  }, []);

  useEffect(() => {
    let isGone = false;
    void keptProof(stopId, kind).then((before) => {
      if (isGone || before === undefined) return;
      setKept(before);
      sendOnce(before).catch(() => undefined);
    });
    return () => {
      isGone = true;
    };
  }, [stopId, kind, sendOnce]);

  return {
    kept,
    isSending,
    error,
    take: async (image) => {
      const proof: KeptProof = {
        stopId,
        kind,
        key: crypto.randomUUID(),
        image: kind === "photo" ? await shrinkImage(image) : image,
        proofId: null,
      };
      setKept(proof);
      await keepProof(proof);
      // What goes wrong stands in `error`; pressing on tries again.
      sendOnce(proof).catch(() => undefined);
    },
    discard: () => {
      setKept(null);
      setError(null);
      void forgetProof(stopId, kind);
    },
    ensureSent: () => (kept === null ? Promise.reject(new Error(`no ${kind} yet`)) : sendOnce(kept)),
  };
};
