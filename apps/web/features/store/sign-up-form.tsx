"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { signUpStoreCommand } from "@fairmile/contracts";
import { useState, type FormEvent, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { Input } from "../../design/components/field.tsx";
import { errorText, fieldTexts } from "../../src/api/error-text.ts";
import { useTRPC } from "../../src/api/trpc.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { schemaTexts, type FieldTexts } from "./field-errors.ts";
import { EMPTY_LOCATION, LocationFields, locationInput, type LocationForm } from "./location-fields.tsx";

/** The first step: the store and where drivers pick up. */
export const SignUpForm = (): ReactNode => {
  const t = useT();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [location, setLocation] = useState<LocationForm>(EMPTY_LOCATION);
  const [texts, setTexts] = useState<FieldTexts>({});
  const signUp = useMutation(
    trpc.store.signUp.mutationOptions({
      onSuccess: async (store) => {
        queries.setQueryData(trpc.store.get.queryKey(), store);
        await queries.invalidateQueries(trpc.me.pathFilter());
      },
      onError: (error) => {
        const wrong = fieldTexts(error);
        setTexts(wrong);
        if (Object.keys(wrong).length === 0) toast.error(errorText(error));
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const place = locationInput(location, name);
    const phone = place?.phone === undefined ? {} : { phone: place.phone };
    const input = { name: name.trim(), ...phone, location: place };
    const wrong = schemaTexts(signUpStoreCommand, input);
    setTexts(place === null ? { ...wrong, "location.place": t("store.post.toMissing") } : wrong);
    if (place !== null && Object.keys(wrong).length === 0) signUp.mutate({ ...input, location: place });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Input
        label={t("store.signUp.name")}
        autoComplete="organization"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={texts["name"]}
      />
      <LocationFields
        form={location}
        onChange={(next) => {
          setLocation(next);
          setTexts({});
        }}
        texts={texts}
        prefix="location."
      />
      <Button type="submit" tone="signal" size={56} wide busy={signUp.isPending}>
        {t("store.signUp.next")}
      </Button>
    </form>
  );
};
