/** Pictures load when they come near the view; lists grow when their target row does. */
const lazyPictures = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      lazyPictures.unobserve(target);
      target.src = target.dataset.src;
      target.classList.remove('lazy');
    }
  },
  { rootMargin: '200px' },
);

function watchPictures(root) {
  for (const picture of root.querySelectorAll('img.lazy[data-src]')) lazyPictures.observe(picture);
}

/**
 * Grows a list: when row number data-target is seen, the next rows are fetched, data-offset grows by their number
 * and data-target follows 15 rows behind. An empty page ends it.
 */
function growList(list, fetchRows, renderRow) {
  const targetRow = () =>
    list.querySelectorAll(':scope > .tobacco_list_item')[Number(list.dataset.target) - 1];

  const targetSeen = new IntersectionObserver(async ([entry]) => {
    if (!entry.isIntersecting) return;
    targetSeen.disconnect();
    const offset = Number(list.dataset.offset);
    const rows = await fetchRows(offset);
    if (rows.length === 0) return;
    const added = document.createElement('template');
    added.innerHTML = rows.map((row, index) => renderRow(row, offset + index + 1)).join('');
    watchPictures(added.content);
    list.append(added.content);
    list.dataset.offset = String(offset + rows.length);
    list.dataset.target = String(offset + rows.length - 15);
    watchTarget();
  });

  function watchTarget() {
    const target = targetRow();
    if (target && Number(list.dataset.offset) < Number(list.dataset.count)) targetSeen.observe(target);
  }
  watchTarget();
}

function escapeText(text) {
  const holder = document.createElement('div');
  holder.textContent = text ?? '';
  return holder.innerHTML.replaceAll('"', '&quot;');
}

function listStats(row) {
  return `<div>
	<div class="list_item_rating"><img src="/images/svg/icons/star.svg" alt=""><span>${row.rating}</span></div>
	<div class="list_item_ratings_count"><img src="/images/svg/icons/star2.svg" alt=""><span>${row.ratings_count}</span></div>
	<div class="tobacco_list_item_reviews"><img src="/images/svg/icons/chat-lines.svg" alt=""><span>${row.reviews}</span></div>
	<div class="tobacco_list_item_stats"><img src="/images/svg/icons/eye-empty2.svg" alt=""><span>${row.views}</span></div>
</div>`;
}

function listPicture(row, url) {
  const picture = row.media ? `/${row.media}` : '/images/no_image.webp';
  return `<a class="tobacco_list_item_image" href="${url}"><img loading="lazy" class="lazy" src="/images/no_image.webp" data-src="${picture}" alt="${escapeText(row.name)}"></a>`;
}

/** Rows added by script differ from the server's: bare rank, other class names for reviews and views. */
function brandRow(row, rank) {
  const url = `/tobaccos/${row.slug}`;
  return `<div class="tobacco_list_item" data-id="${row.id}" event>
	<div><div class="tobacco_list_item_position">${rank}</div>${listPicture(row, url)}</div>
	<div><div class="tobacco_list_item_name"><a class="tobacco_list_item_slug" href="${url}"><span>${escapeText(row.name)}</span><span class="country">${escapeText(row.country)}</span></a></div></div>
	${listStats(row)}
	<div content></div>
</div>`;
}

function tobaccoRow(row, rank) {
  const url = `/tobaccos/${row.slug}`;
  const status =
    row.status === 'Выпускается'
      ? ''
      : `<div class="tobacco_list_item_status"><span>${escapeText(row.status)}</span></div>`;
  return `<div class="tobacco_list_item" data-id="${row.id}" event>
	<div><div class="tobacco_list_item_position">${rank}</div>${listPicture(row, url)}</div>
	<div><div class="tobacco_list_item_name">
		<a class="tobacco_list_item_slug" href="${url}"><span>${escapeText(row.name)}</span><span>${row.alt_name === '&nbsp;' ? '' : escapeText(row.alt_name)}</span></a>
		<a class="tobacco_list_item_brand_slug" href="/tobaccos/${row.brand_slug}"><span>${escapeText(row.brand)}</span></a>
		<a class="tobacco_list_item_line_slug" href="/tobaccos/${row.line_slug}"><span>${escapeText(row.line)}</span></a>
		${status}
	</div></div>
	${listStats(row)}
	<div content></div>
</div>`;
}

async function getRows(query) {
  const answer = await fetch(`/getData?${new URLSearchParams(query)}`);
  return answer.json();
}

window.replica = { growList, brandRow, tobaccoRow, getRows };

watchPictures(document);

const searchText = document.querySelector('.search_text');
const quickResult = document.querySelector('.quick_result');
searchText.addEventListener('input', async () => {
  const text = searchText.value.trim();
  const found = text === '' ? {} : await getRows({ action: 'search', text, l: 10, o: 0 });
  if (text !== searchText.value.trim()) return;
  const hits = [...Object.values(found.brands ?? {}), ...Object.values(found.tobaccos ?? {})];
  quickResult.dataset.open = hits.length > 0 ? '1' : '0';
  quickResult.innerHTML = hits
    .map(({ slug, name }) => `<div><a href="/tobaccos/${slug}">${escapeText(name)}</a></div>`)
    .join('');
});
document.querySelector('.search_button').addEventListener('click', () => {
  location.href = `/search/?text=${encodeURIComponent(searchText.value)}`;
});
