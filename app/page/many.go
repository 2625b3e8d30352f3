package page

// ManyRecords is from how many deals and facts on a page goes on answering while it works over all of them; over fewer
// that takes no time that anybody notices.
const ManyRecords = 15_000
