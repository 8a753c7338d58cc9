import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useServices } from '#src/app-context.ts';
import { useLanguage } from './texts.ts';

export const ME_KEY = ['me'] as const;

/** Telegram says the phone's language; whoever chose another for the bot meets that one here too. */
export const useChosenLanguage = (): void => {
  const { api } = useServices();
  const { setLanguage } = useLanguage();
  const { data } = useQuery({
    queryKey: ME_KEY,
    queryFn: api.whoAmI,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const chosen = data?.language;
  useEffect(() => {
    if (chosen) void setLanguage(chosen);
  }, [chosen, setLanguage]);
};
