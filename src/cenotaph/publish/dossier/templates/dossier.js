"use strict";
// Comfort only: a quotation that runs over several pieces lights up as a whole.
(function () {
  function light() {
    document.querySelectorAll("mark.lit").forEach(function (mark) { mark.classList.remove("lit"); });
    var id = decodeURIComponent(location.hash.slice(1));
    if (!/^d\d+-\d+-\d+$/.test(id)) { return; }
    document.querySelectorAll('mark[data-of="' + id + '"]').forEach(function (mark) { mark.classList.add("lit"); });
  }
  addEventListener("hashchange", light);
  light();
})();
