import { describe, expect, it } from 'vitest';
import { generateCatalogue } from '#src/generator/generate.ts';

const catalogue = generateCatalogue('default', 1);
const countOf = (brandId: number) =>
  catalogue.tobaccos.filter((tobacco) => tobacco.brandId === brandId).length;

describe('the generated catalogue', () => {
  it('is the same for the same seed and another for another', () => {
    expect(generateCatalogue('default', 1)).toEqual(catalogue);
    expect(generateCatalogue('default', 2)).not.toEqual(catalogue);
  });

  it('is large enough for every list to page', () => {
    expect(catalogue.brands.filter(({ tab }) => tab === 'position').length).toBeGreaterThan(20);
    expect(catalogue.brands.filter(({ tab }) => tab === 'others').length).toBeGreaterThan(0);
    expect(catalogue.lines.length).toBeGreaterThanOrEqual(15);
    expect(catalogue.tobaccos.length).toBeGreaterThanOrEqual(300);
    expect(catalogue.brands.filter(({ id }) => countOf(id) > 40).length).toBeGreaterThanOrEqual(2);
  });

  it('grows to the size of the real site', () => {
    const full = generateCatalogue('full', 1);
    expect([full.brands.length, full.lines.length, full.tobaccos.length]).toEqual([272, 471, 12_000]);
    expect(new Set(full.brands.map(({ name }) => name)).size).toBe(272);
    expect(new Set(full.brands.map(({ slug }) => slug)).size).toBe(272);
  });

  it.each([
    { brands: 1, lines: 1, tobaccos: 1 },
    { brands: 6, lines: 15, tobaccos: 301 },
    { brands: 2, lines: 9, tobaccos: 1000 },
  ])('takes any scale: $brands brands, $lines lines, $tobaccos tobaccos', (scale) => {
    const made = generateCatalogue(scale, 5);
    expect({
      brands: made.brands.length,
      lines: made.lines.length,
      tobaccos: made.tobaccos.length,
    }).toEqual(scale);
  });

  it('refuses a scale with more lines than tobaccos', () => {
    expect(() => generateCatalogue({ brands: 1, lines: 3, tobaccos: 2 }, 1)).toThrow('at least one line');
  });

  it('gives every object a number, an address and every line a flavour of its own', () => {
    const { brands, lines, tobaccos } = catalogue;
    for (const objects of [brands, lines, tobaccos]) {
      expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length);
      for (const { slug } of objects) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
    expect(new Set(tobaccos.map(({ lineId, slug }) => `${lineId}/${slug}`)).size).toBe(tobaccos.length);
    for (const line of lines) expect(tobaccos.some(({ lineId }) => lineId === line.id)).toBe(true);
    expect(brands.map(({ slug }) => slug)).not.toContain('new');
  });

  it('numbers flavours in the order in which they were added', () => {
    const byId = catalogue.tobaccos.toSorted((a, b) => a.id - b.id).map(({ addedOn }) => addedOn);
    expect(byId).toEqual(byId.toSorted());
  });

  it('has the flavours people look for first', () => {
    const names = catalogue.tobaccos.flatMap(({ name, altName }) => [name, altName]);
    for (const name of ['Кола', 'Лимон', 'Мята', 'Виноград', 'Арбуз', 'Лимонный пирог', 'Lemon Pie']) {
      expect(names).toContain(name);
    }
  });

  it('has every oddity of the real one', () => {
    const { brands, lines, tobaccos } = catalogue;
    const values = <T, K extends keyof T>(objects: readonly T[], key: K) =>
      new Set(objects.map((object) => object[key]));

    for (const served of [null, '', '&nbsp;', '-'])
      expect(values(tobaccos, 'altNameServed')).toContain(served);
    for (const status of ['Лимитированный', 'Снят с производства', 'Не известен', 'Шуточный 🙃']) {
      expect(values(tobaccos, 'status')).toContain(status);
    }
    for (const strength of [null, 'Мало оценок'])
      expect(values(tobaccos, 'strengthByRatings')).toContain(strength);
    expect(values(tobaccos, 'strengthOfficial')).toContain('Не указано');
    expect(values(lines, 'strengthOfficial')).toContain('Смешанная');
    for (const key of ['image', 'strengthByRatings', 'status', 'strengthOfficial'] as const) {
      expect(values(lines, key)).toContain(null);
    }
    expect(tobaccos.some(({ image }) => image === null)).toBe(true);
    expect(tobaccos.some(({ tags }) => tags.length === 0)).toBe(true);
    expect(tobaccos.some(({ description }) => description === '')).toBe(true);
    expect(brands.some(({ name }) => name.includes('’'))).toBe(true);
    expect(brands.some(({ name }) => /^[A-Z][а-я]/.test(name))).toBe(true);
    expect(brands.some(({ views }) => views > 1_000_000)).toBe(true);
  });

  it('has the same flavour name in two lines of a brand', () => {
    const places = catalogue.tobaccos.map(({ brandId, name }) => `${brandId} ${name}`);
    expect(new Set(places).size).toBeLessThan(places.length);
  });
});
