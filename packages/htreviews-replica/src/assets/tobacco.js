/** The flavour page: a click on the promo code copies it. */
document.querySelector('.promo_text').addEventListener('click', ({ target }) => {
  navigator.clipboard?.writeText(target.textContent);
});
