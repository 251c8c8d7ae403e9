module example.org/shop

go 1.19

require (
	github.com/google/uuid v1.5.0
	golang.org/x/text v0.14.0
)
