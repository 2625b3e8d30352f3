package record

import (
	"rumbo/engine/money"
	"rumbo/engine/text"
)

// Product is what one sells: goods or a service.
type Product struct {
	Name       string
	Code       string
	Family     string
	Line       ID
	ListPrice  money.Amount
	ExternalID string
}

// ProductKind describes Product.
var ProductKind = define(Kind[Product]{
	Name:   "product",
	Label:  text.New("Producto", "Product"),
	Plural: text.New("Productos", "Products"),
	Fields: []Field[Product]{
		TextField("name", "Nombre", "Name", func(p *Product) *string { return &p.Name }).Must(),
		TextField("code", "Código", "Code", func(p *Product) *string { return &p.Code }),
		TextField("family", "Familia", "Family", func(p *Product) *string { return &p.Family }),
		RefField("line", "line", "Línea de negocio", "Business line", func(p *Product) *ID { return &p.Line }),
		MoneyField("list_price", "Precio de lista", "List price", func(p *Product) *money.Amount { return &p.ListPrice }).Open(),
		TextField("external_id", "Identificador externo", "External ID", func(p *Product) *string { return &p.ExternalID }),
	},
})
