import type { AlertPreferences, PatchAlerts } from '@hookah/shared/alerts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { Awaiting } from '#src/components/awaiting.tsx';
import { Cell, Group, UNDER } from '#src/components/group.tsx';
import { BellIcon, ClockIcon, MoonIcon } from '#src/components/screen-icons.tsx';
import { Switch } from '#src/components/switch.tsx';
import { useToast } from '#src/components/toast.tsx';
import { idempotencyKey } from '#src/data/idempotency-key.ts';
import { refetchAfterLast } from '#src/data/refetch-after-last.ts';
import { askToWrite } from '#src/telegram/write-access.ts';
import { errorText } from '#src/texts/error-text.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { HourChoice } from './hour-choice.tsx';

const ALERTS_KEY = ['alerts'] as const;
const USUAL_QUIET = { from: 22, to: 9 };

/** What the bot may write about, and when. */
export const AlertSettings = () => {
  const { api } = useServices();
  const client = useQueryClient();
  const texts = useTexts();
  const words = useWords();
  const toast = useToast();
  const query = useQuery({
    queryKey: ALERTS_KEY,
    queryFn: ({ signal }) => api.users.alerts({ signal }),
  });
  const { data: alerts } = query;
  const { mutate } = useMutation({
    mutationKey: ALERTS_KEY,
    scope: { id: 'alerts' },
    mutationFn: (patch: PatchAlerts) => api.users.patchAlerts(patch, { idempotencyKey: idempotencyKey() }),
    onMutate: (patch) => {
      void client.cancelQueries({ queryKey: ALERTS_KEY });
      const before = client.getQueryData<AlertPreferences>(ALERTS_KEY);
      if (before) client.setQueryData<AlertPreferences>(ALERTS_KEY, { ...before, ...patch });
      return before;
    },
    onError: (error, _patch, before) => {
      client.setQueryData(ALERTS_KEY, before);
      toast.show({ text: errorText(texts, error), isError: true });
    },
    onSettled: () => refetchAfterLast(client, ALERTS_KEY),
  });
  if (alerts === undefined) {
    return (
      <Group title={words.me.alerts}>
        <Awaiting query={query} rows={2} />
      </Group>
    );
  }

  const { quietHours } = alerts;
  // The hours are meant on the clock of the phone in the hand.
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const change = (patch: PatchAlerts) => mutate({ ...patch, timeZone });
  const switchNews = (isOn: boolean) => {
    if (isOn) askToWrite();
    change({ muted: !isOn });
  };
  return (
    <Group title={words.me.alerts} hint={words.me.newsHint}>
      <Cell
        icon={<BellIcon />}
        title={words.me.news}
        end={<Switch label={words.me.news} isOn={!alerts.muted} onChange={switchNews} />}
      />
      {!alerts.muted && (
        <>
          <Cell
            icon={<ClockIcon />}
            title={words.me.hour}
            end={
              <HourChoice
                label={words.me.hour}
                value={alerts.digestHour}
                onChange={(digestHour) => change({ digestHour })}
              />
            }
          />
          <Cell
            icon={<MoonIcon />}
            title={words.me.quiet}
            end={
              <Switch
                label={words.me.quiet}
                isOn={quietHours !== null}
                onChange={(isOn) => change({ quietHours: isOn ? USUAL_QUIET : null })}
              />
            }
          />
          {quietHours && (
            <div className={`flex items-center justify-end gap-2 px-3 text-[15px] text-hint ${UNDER}`}>
              {words.me.quietFrom}
              <HourChoice
                label={`${words.me.quiet}: ${words.me.quietFrom}`}
                value={quietHours.from}
                except={quietHours.to}
                onChange={(from) => change({ quietHours: { ...quietHours, from } })}
              />
              {words.me.quietTo}
              <HourChoice
                label={`${words.me.quiet}: ${words.me.quietTo}`}
                value={quietHours.to}
                except={quietHours.from}
                onChange={(to) => change({ quietHours: { ...quietHours, to } })}
              />
            </div>
          )}
        </>
      )}
    </Group>
  );
};
