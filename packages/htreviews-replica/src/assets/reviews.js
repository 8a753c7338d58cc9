/** Reviews come as a piece of markup; their number is told by the heading until then. */
document.querySelector('.reviews_list').addEventListener('loaded', ({ target }) => {
  target.dataset.target = String(target.children.length);
});
