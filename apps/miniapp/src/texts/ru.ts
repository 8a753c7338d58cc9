import type { ItemState } from '@hookah/shared/closed-sets';
import { plural } from './plural.ts';

const number = new Intl.NumberFormat('ru');
const decimal = new Intl.NumberFormat('ru', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const STATES: Record<ItemState, string> = { wanted: 'Хочу', purchased: 'Куплено', tried: 'Попробовано' };
const PRIORITIES = ['Потом', 'Скоро', 'Следующий'];
const STRENGTHS = ['лёгкая', 'средне-лёгкая', 'средняя', 'средне-крепкая', 'крепкая'];

export const ru = {
  language: 'ru' as 'ru' | 'en',
  tabs: { label: 'Разделы', list: 'Мой список', search: 'Поиск', brands: 'Бренды', me: 'Профиль' },
  close: 'Закрыть',
  retry: 'Повторить',
  undo: 'Отменить',
  loading: 'Загружаем…',
  strength: (value: number) => STRENGTHS[value - 1] ?? '',
  strengthLabel: (value: number) => `Крепость: ${STRENGTHS[value - 1] ?? ''}`,
  rating: (value: number) => decimal.format(value),
  ratingLabel: (value: number) => `Рейтинг ${decimal.format(value)} из 5`,
  state: (state: ItemState) => STATES[state],
  priority: (value: number) => PRIORITIES[value] ?? '',
  list: {
    title: 'Мой список',
    states: 'Что показать',
    purchase: (name: string) => `Отметить купленным: ${name}`,
    tried: (name: string) => `Отметить попробованным: ${name}`,
    done: (name: string) => `Вернуть в купленные: ${name}`,
    remove: 'Убрать',
    empty: {
      wanted: {
        title: 'Здесь будет то, что хочется попробовать',
        text: 'Найдите табак по вкусу, бренду или названию и добавьте в список. В магазине он будет под рукой.',
      },
      purchased: {
        title: 'Пока ничего не куплено',
        text: 'Отмечайте покупки галочкой: они переедут сюда.',
      },
      tried: {
        title: 'Пока ничего не распробовано',
        text: 'Отметьте купленный табак, когда попробуете, и запишите впечатление.',
      },
    },
    find: 'Найти табак',
    showWanted: 'Показать, что хочу',
    field: 'Искать в списке',
    narrow: 'Сортировка и фильтры',
    narrowed: (count: number) => `Сортировка и фильтры, включено: ${number.format(count)}`,
    nothing: {
      title: 'Ничего не подходит',
      text: 'В этой части списка такого нет. Уберите фильтры или измените запрос.',
    },
    atShop: 'Я в магазине',
  },
  search: {
    filters: 'Фильтры',
    clear: 'Очистить поиск',
  },
  brands: {
    title: 'Бренд',
  },
  tobacco: {
    sheet: 'Табак',
  },
  toast: {
    added: (name: string) => `Добавлено: ${name}`,
    listed: (name: string) => `Уже в списке: ${name}`,
    removed: (name: string) => `Убрано: ${name}`,
    moved: (name: string, state: ItemState) =>
      `${state === 'wanted' ? 'Снова в «Хочу»' : STATES[state]}: ${name}`,
  },
  error: {
    title: 'Не получилось загрузить',
    unreachable: 'Нет связи с сервером. Проверьте интернет и попробуйте ещё раз.',
    busy: 'Слишком много запросов. Подождите немного и повторите.',
    server: 'На сервере неполадка. Мы о ней знаем, попробуйте чуть позже.',
    full: 'Список заполнен: уберите что-нибудь, чтобы добавить новое.',
    gone: 'Этого уже нет в каталоге или списке.',
    nameTaken: 'Так уже называется другая запись списка.',
    restoreExpired: 'Вернуть уже нельзя: прошло слишком много времени.',
    other: 'Что-то пошло не так. Попробуйте ещё раз.',
  },
  offline: {
    banner: 'Нет связи. Показываем то, что успели загрузить',
    waiting: (count: number) =>
      `Ещё не сохранено на сервере: ${number.format(count)} ${plural('ru', count, { one: 'изменение', few: 'изменения', other: 'изменений' })}`,
    title: 'Нет связи',
    text: 'Список появится, как только вернётся интернет.',
  },
  homeScreen: { offer: 'Добавить ярлык списка на экран телефона?', add: 'Добавить' },
  sessionOver: {
    title: 'Откройте приложение заново',
    text: 'Оно было открыто слишком давно, и Telegram больше не подтверждает, что это вы. Закройте его и откройте ещё раз из чата с ботом.',
    close: 'Закрыть приложение',
  },
  crash: {
    title: 'Что-то сломалось',
    text: 'Список в безопасности. Откройте приложение ещё раз.',
    reload: 'Перезагрузить',
  },
};

/** Every language says the same things. */
export type Texts = typeof ru;
