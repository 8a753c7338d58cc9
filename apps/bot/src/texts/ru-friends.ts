import { type Html, html, lines, paragraphs } from '#src/html.ts';
import { plural } from './plural.ts';

const tobaccos = (count: number) =>
  plural('ru', count, { one: 'табак', few: 'табака', many: 'табаков', other: 'табака' });

/** What is said about sharing a list, and about somebody else's. */
export const friends = {
  /** What stands over the results of `@bot query`, at most 64 characters, and under the card that was chosen. */
  inline: {
    want: 'Хочу тоже',
    open: 'Открыть мой список',
    none: 'Ничего не нашлось. Открыть бота',
    later: 'Не получилось. Попробуйте чуть позже',
  },
  share: {
    heading: html`🔗 <b>Ваш список по ссылке</b>`,
    about: html`По ссылке видно, что вы хотите попробовать: без заметок и оценок. Друзья смогут отметить, что принесут.`,
    claims: (count: number) => `принесут: ${count}`,
    until: (day: string) => `до ${day}`,
    none: html`Сейчас ваш список по ссылке никому не виден.`,
    create: '➕ Создать ссылку',
    createAnother: '➕ Ещё одна ссылка',
    send: '📤 Отправить',
    sendNumber: (number: number) => `📤 Отправить ${number}`,
    revoke: '🗑 Закрыть',
    revokeNumber: (number: number) => `🗑 Закрыть ${number}`,
    revokeQuestion: (claims: number) =>
      claims === 0
        ? html`Закрыть ссылку? Открыть по ней список больше никто не сможет.`
        : html`Закрыть ссылку? По ней больше не откроют список, и обещания принести (${claims}) пропадут.`,
    revokeYes: '🗑 Закрыть ссылку',
    revokedToast: 'Ссылка закрыта',
    invitation: 'Мой список табаков, которые хочу попробовать',
    card: (name: string, title: string | null, items: Html, rest: number) =>
      paragraphs(
        title === null ? html`💨 <b>${name}</b>: хочу попробовать` : html`💨 <b>${name}</b>: ${title}`,
        items,
        rest === 0 ? null : html`и ещё ${tobaccos(rest)}`,
      ),
    cardEmpty: html`пока ничего, но скоро будет`,
    cardButton: 'Открыть список',
    forward: html`👆 Это сообщение можно переслать друзьям.`,
  },
  friend: {
    heading: (name: string, title: string | null) =>
      title === null
        ? html`💨 <b>${name}</b> хочет попробовать`
        : lines(html`💨 <b>${title}</b>`, html`Список: ${name}`),
    someone: 'Ваш друг',
    mine: html`Это ваш собственный список — таким его видят друзья.`,
    empty: html`Здесь пока пусто.`,
    claimedByMe: '🙋 принесёте вы',
    claimedBy: (name: string) => `🙋 ${name} принесёт`,
    hint: html`🙋 — вы принесёте, ➕ — хотите и себе.`,
    claim: (number: number) => `🙋 ${number} Принесу`,
    unclaim: (number: number) => `✕ ${number} Не принесу`,
    want: (number: number) => `➕ ${number} Хочу тоже`,
    claimedToast: 'Отлично: отметили, что принесёте вы 🙋',
    unclaimedToast: 'Хорошо, больше не отмечено',
    takenToast: 'Это уже вызвался принести кто-то другой',
    notWantedToast: 'Этого в списке уже не ждут',
    overlap: '🤝 Что у нас общего',
    overlapHeading: (count: number) =>
      count === 0
        ? html`🤝 Общего пока ничего. Нажмите ➕ у того, что хочется и вам.`
        : html`🤝 <b>Общее у ваших списков: ${tobaccos(count)}</b>`,
    overlapItem: (title: string, theirs: string, mine: string) =>
      html`• <b>${title}</b>\nдруг: ${theirs}, вы: ${mine}`,
    overlapRest: (count: number) => html`и ещё ${tobaccos(count)}`,
    states: { wanted: 'хочет', purchased: 'уже купил', tried: 'уже попробовал' },
    myStates: { wanted: 'хотите', purchased: 'уже купили', tried: 'уже пробовали' },
    back: '‹ К списку друга',
  },
};
