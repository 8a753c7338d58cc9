import { type Html, html, jsonLd } from '#src/html.ts';
import type { PageContext } from './context.ts';

export type Page = {
  title: string;
  content: Html;
  /** Names of the scripts besides common.js. */
  scripts: readonly string[];
  /** Path segments after the origin, for the breadcrumbs. */
  path: readonly string[];
};

export function layout(context: PageContext, { title, content, scripts, path }: Page): string {
  const { origin } = context;
  return html`<!DOCTYPE html>
<html lang="ru">
<head>
    <meta charset="UTF-8">
    <title>${title}</title>
    <meta name="description" content="Реплика каталога табаков для разработки. Все бренды вымышлены.">
    <meta name="viewport" content="width=device-width, initial-scale=1.0, user-scalable=yes">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" type="text/css" href="${origin}/src/css/styles.css?v=9" />
</head>
<body class="">
        ${header(context)}
    <main ><section>
${content}
</section></main>
${footer(context)}
<!-- SCRIPTS -->
${['common', ...scripts].map((name) => html`<script src="${origin}/src/scripts/${name}.js?v=9" defer></script>\n`)}
<script src="${origin}/src/scripts/htmx_2.0.6.min.js" defer></script>
${jsonLd({
  '@context': 'https://schema.org/',
  '@type': 'WebSite',
  name: 'Hookah catalogue replica',
  url: `${origin}/`,
  potentialAction: {
    '@type': 'SearchAction',
    target: `${origin}/search/?text={search_term_string}`,
    'query-input': 'required name=search_term_string',
  },
})}${jsonLd(breadcrumbs(origin, path))}</body>
</html>`.markup;
}

function breadcrumbs(origin: string, path: readonly string[]): unknown {
  const steps = path.map((name, index) => ({
    name,
    item: `${origin}/${path.slice(0, index + 1).join('/')}`,
  }));
  return {
    '@context': 'https://schema.org/',
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: 'Главная', item: `${origin}/` }, ...steps].map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      ...step,
    })),
  };
}

const header = ({ origin }: PageContext): Html => html`<header data-open="0">
        <div class="header_top">
            <div class="header_logo">
                <a href="/">
                    <img src="${origin}/images/svg/logo/logoShort.svg" alt="logo">
                </a>
            </div>
            <div class="header_search" data-open="0">
                <div>
                    <input type="text" class="search_text" maxlength="120"
                        placeholder="Введите название табака, бренда или линейки">
                    <div class="search_button" title="Искать">
                        <img src="${origin}/images/svg/search.svg" alt="">
                    </div>
                </div>
                <div class="quick_result" data-open="0"></div>
            </div>
        </div>
        <div class="header_bottom">
            	<nav>
		<a href="/tobaccos">Рейтинги</a>
		<a href="/tobaccos/new">Новые вкусы</a>
		<a href="/tobaccos/brands">Бренды</a>
		<a href="/tobaccos/lines">Линейки</a>
		<a href="http://lavka.example/?utm_source=replica" target="_blank">Магазин <b>ЛАВКА</b></a>
	</nav>
        </div>
        <div class="header_modal" data-open="0">
            <div class="modal_wrapper">
                <div class="modal_content"></div>
            </div>
        </div>
    </header>`;

const footer = ({ origin }: PageContext): Html => html`<footer>
	<div class="footer_wrapper">
		<div class="footer_wrapper_top">
			<div>
				<div class="footer_logo">
					<img src="${origin}/images/svg/logo/logoShort.svg" alt="logo">
				</div>
				<div class="footer_title">
					<span>
						Реплика каталога для разработки
					</span>
				</div>
			</div>
			<div>
				<a href="/tobaccos">Рейтинг табаков</a>
				<a href="/tobaccos/brands">Рейтинг брендов</a>
				<a href="/tobaccos/lines">Рейтинг линеек</a>
			</div>
		</div>
		<div class="footer_wrapper_bottom">
			<div>Бренды, вкусы, оценки и отзывы на этих страницах вымышлены.</div>
		</div>
	</div>
</footer>`;
